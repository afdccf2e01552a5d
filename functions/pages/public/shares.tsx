import type { Language } from '../texts.ts';
import { numberText, PUBLIC_TEXTS, percentText } from './public-texts.ts';

type Props = {
  readonly language: Language;
  readonly title: string;
  /** `null` where the number is withheld. */
  readonly parts: readonly { readonly name: string; readonly n: number | null }[];
};

/** How many fall on each part, and which share of them where all are known: of the rest none could be told then. */
export const Shares = ({ language, title, parts }: Props) => {
  if (parts.length === 0) return null;
  const total = parts.reduce((sum, { n }) => sum + (n ?? 0), 0);
  const isWhole = total > 0 && parts.every(({ n }) => n !== null);
  return (
    <details>
      <summary>{title}</summary>
      <table>
        <thead class="unseen">
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{PUBLIC_TEXTS.responses[language]}</th>
            {isWhole && <th scope="col">{PUBLIC_TEXTS.share[language]}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, n }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="num">
                {n === null ? PUBLIC_TEXTS.withheldShort[language] : numberText(n, language)}
              </td>
              {isWhole && <td class="num">{percentText(((n ?? 0) / total) * 100, language)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
