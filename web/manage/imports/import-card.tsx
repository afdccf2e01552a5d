import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Text } from '#domain/questionnaire.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { REFUSAL_TEXTS } from '../refusals/refusal-texts.ts';
import { faultInVietnamese } from './fault-texts.ts';
import { IMPORT_TEXTS } from './import-texts.ts';
import { type ImportPhase, LARGEST_TABLE_BYTES, type TableFault, type TableImport } from './table-import.ts';

type Props<T> = {
  readonly title: string;
  readonly how: string;
  readonly table: TableImport<T>;
  /** Whether the trial found anything to change. */
  readonly changes: (answer: T) => boolean;
  /** What the table changes, in words. */
  readonly summary: (answer: T) => ComponentChildren;
  /** What else can be done with such a table. */
  readonly children?: ComponentChildren;
};

/** A table is chosen, tried, looked over and applied. */
export const ImportCard = <T,>({ title, how, table, changes, summary, children }: Props<T>) => {
  const [tooLarge, setTooLarge] = useState(false);
  // What was said of the file before is not said of one that is too large.
  const phase: ImportPhase<T> = tooLarge ? { kind: 'waiting' } : table.phase.value;
  const choose = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    setTooLarge(file.size > LARGEST_TABLE_BYTES);
    if (file.size <= LARGEST_TABLE_BYTES) await table.attempt(file.name, await file.text());
    // The same file, once mended, can be chosen again.
    input.value = '';
  };
  return (
    <section class="card wide import-card">
      <h2>{title}</h2>
      <p class="soft">{how}</p>
      {children}
      {/* The browser's own button speaks the browser's language, not the page's. */}
      <label class="button import-choose">
        {say(IMPORT_TEXTS.choose)}
        <input
          class="visually-hidden"
          type="file"
          accept=".csv,text/csv"
          disabled={phase.kind === 'busy'}
          onChange={({ currentTarget }) => void choose(currentTarget)}
        />
      </label>
      <div aria-live="polite">
        {table.fileName.value !== '' && !tooLarge && <p class="import-file">{table.fileName.value}</p>}
        {tooLarge && <p class="lost">{say(IMPORT_TEXTS.tooLarge)}</p>}
        {phase.kind === 'busy' && <p>{say(IMPORT_TEXTS.busy)}</p>}
        {phase.kind === 'changed-meanwhile' && <p class="lost">{say(IMPORT_TEXTS.changedMeanwhile)}</p>}
        {phase.kind === 'unreachable' && <p class="lost">{say(IMPORT_TEXTS.unreachable)}</p>}
        {phase.kind === 'refused' && <Refused {...phase} />}
        {phase.kind === 'applied' && <p class="import-done">{say(IMPORT_TEXTS.applied)}</p>}
        {phase.kind === 'tried' &&
          (changes(phase.answer) ? (
            <>
              {summary(phase.answer)}
              <p>{say(IMPORT_TEXTS.notYet)}</p>
            </>
          ) : (
            <p>{say(IMPORT_TEXTS.nothing)}</p>
          ))}
      </div>
      {phase.kind === 'tried' && changes(phase.answer) && (
        <button type="button" class="button button-primary" onClick={() => void table.apply()}>
          {say(IMPORT_TEXTS.apply)}
        </button>
      )}
    </section>
  );
};

/** Where a fault stands: `lines.7.name` is column `name` on line 7. */
const placeOf = (path: string): readonly [line: string, column: string] => {
  const [, line = '', column = ''] = /^lines\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  return [line, column];
};

const REFUSALS: Readonly<Record<number, Text>> = {
  403: IMPORT_TEXTS.notAllowed,
  413: IMPORT_TEXTS.tooLarge,
  415: IMPORT_TEXTS.notATable,
};

type Refusal = {
  readonly status: number;
  readonly detail: string;
  readonly faults: readonly TableFault[];
};

const Refused = ({ status, detail, faults }: Refusal) => (
  <>
    <p class="lost">{say(IMPORT_TEXTS.refused)}</p>
    {faults.length === 0 &&
      (REFUSALS[status] ? (
        <p>{say(REFUSALS[status])}</p>
      ) : (
        <RefusalNotice failure={{ kind: 'refused', status, detail }} />
      ))}
    {faults.length > 0 && (
      <ScrollArea label={say(IMPORT_TEXTS.refused)}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{say(IMPORT_TEXTS.line)}</th>
              <th scope="col">{say(IMPORT_TEXTS.column)}</th>
              <th scope="col">{say(IMPORT_TEXTS.fault)}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ path, message }, at) => {
              const [line, column] = placeOf(path);
              const told = language.value === 'vi' ? faultInVietnamese(message) : undefined;
              return (
                <tr key={at}>
                  <td>{line}</td>
                  <td>{column}</td>
                  <td>{language.value === 'en' ? message : (told ?? <Untold message={message} />)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollArea>
    )}
  </>
);

/** That something is wrong, and the API's words for it where the page has none. */
const Untold = ({ message }: { readonly message: string }) => (
  <>
    {say(REFUSAL_TEXTS.notRight)}{' '}
    <span class="soft" lang="en">
      ({message})
    </span>
  </>
);
