import type { LedgerBlock } from '#domain/ledger.ts';
import { dayText, type Language } from '../texts.ts';
import { numberText, PUBLIC_TEXTS } from './public-texts.ts';
import { unitPath } from './unit-path.ts';

/** Some days of a unit's ledger, the newest first; `next` is the number before which the older ones stand. */
export type ShownLedger = { readonly blocks: readonly LedgerBlock[]; readonly next: number | null };

type Props = {
  readonly language: Language;
  readonly unit?: string | undefined;
  readonly ledger: ShownLedger;
  /** Whether the days shown were asked for, rather than the newest. */
  readonly isOlder: boolean;
};

/** How anybody finds out whether what was rated is still there, with the code of each day. */
export const CheckCard = ({ language, unit, ledger, isOlder }: Props) => (
  <section class="card long" id="ledger">
    <h2>{PUBLIC_TEXTS.check[language]}</h2>
    <p>{PUBLIC_TEXTS.checkHow[language]}</p>
    {unit && ledger.blocks.length > 0 ? (
      <Days language={language} unit={unit} ledger={ledger} isOlder={isOlder} />
    ) : (
      <p>{(isOlder ? PUBLIC_TEXTS.noOlder : PUBLIC_TEXTS.rootsOfOffices)[language]}</p>
    )}
    <p>{PUBLIC_TEXTS.compareRoots[language]}</p>
    <ul class="links">
      <li>
        <a href={`/check?lang=${language}`}>{PUBLIC_TEXTS.checkOwn[language]}</a>
      </li>
      {unit && (
        <li>
          <a href={`/v1/ledger/${encodeURIComponent(unit)}`}>{PUBLIC_TEXTS.ledger[language]}</a>
        </li>
      )}
    </ul>
  </section>
);

type DaysProps = Omit<Props, 'unit'> & { readonly unit: string };

const Days = ({ language, unit, ledger: { blocks, next }, isOlder }: DaysProps) => (
  <details open={isOlder}>
    <summary>{PUBLIC_TEXTS.roots[language]}</summary>
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{PUBLIC_TEXTS.day[language]}</th>
          <th scope="col" class="num">
            {PUBLIC_TEXTS.sealed[language]}
          </th>
          <th scope="col">{PUBLIC_TEXTS.root[language]}</th>
        </tr>
      </thead>
      <tbody>
        {blocks.map(({ number, day, late, responses, root }) => (
          <tr key={number}>
            <th scope="row">
              {dayText(day)[language]}
              {late && ` (${PUBLIC_TEXTS.late[language]})`}
            </th>
            <td class="num" data-name={PUBLIC_TEXTS.sealed[language]}>
              {numberText(responses, language)}
            </td>
            <td class="mono">{root}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p class="screen">
      {isOlder && <a href={`${unitPath(unit, language)}#ledger`}>{PUBLIC_TEXTS.newest[language]}</a>}{' '}
      {next !== null && (
        <a href={`${unitPath(unit, language, { before: String(next) })}#ledger`}>
          {PUBLIC_TEXTS.older[language]}
        </a>
      )}
    </p>
  </details>
);
