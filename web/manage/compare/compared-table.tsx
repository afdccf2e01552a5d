import type { ComponentChildren } from 'preact';
import type { Text } from '#domain/questionnaire.ts';
import type { PeriodResult } from '../../shared/api-types.ts';
import { NOTHING } from '../../shared/format.ts';
import { say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import type { Compared } from './compare-state.ts';
import { COMPARE_TEXTS } from './compare-texts.ts';

/** Units beside each other, and how they are called. */
export type Beside = {
  readonly compared: readonly Compared[];
  readonly nameOf: (unit: string) => Text;
};

/** What is said of each unit, under a name; words stand at the left, figures at the right. */
export type ComparedRow = {
  readonly key: string;
  readonly title: string;
  readonly cell: (result: PeriodResult) => ComponentChildren;
  readonly isWords?: boolean;
};

/** A column for each unit, a row for each figure. */
export const ComparedTable = ({
  label,
  rows,
  beside: { compared, nameOf },
  isRefusalTold = false,
  testId,
}: {
  readonly label: string;
  readonly rows: readonly ComparedRow[];
  readonly beside: Beside;
  /** Why a unit has no result stands under its name. */
  readonly isRefusalTold?: boolean;
  readonly testId?: string;
}) => (
  <ScrollArea label={label}>
    <table class="figures compare-table" data-testid={testId}>
      <thead>
        <tr>
          <td />
          {compared.map(({ unit, refused }) => (
            <th scope="col" class="number" key={unit}>
              {say(nameOf(unit))}
              {isRefusalTold && refused && <span class="compare-refused">{say(COMPARE_TEXTS[refused])}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title, cell, isWords = false }) => (
          <tr key={key}>
            <th scope="row">{title}</th>
            {compared.map(({ unit, result }) => (
              <td key={unit} class={isWords ? undefined : 'number'}>
                {result ? cell(result) : NOTHING}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollArea>
);
