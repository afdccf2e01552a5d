import type { Improvement } from '#domain/improvement.ts';
import { dayText, type Language } from '../texts.ts';
import { PUBLIC_TEXTS } from './public-texts.ts';

type Props = { readonly language: Language; readonly improvements: readonly Improvement[] };

/** What the office says that it changed; nothing where it says nothing. */
export const ImprovementsCard = ({ language, improvements }: Props) =>
  improvements.length === 0 ? null : (
    <section class="card">
      <h2>{PUBLIC_TEXTS.improvements[language]}</h2>
      <ul>
        {improvements.map(({ id, day, text }) => (
          <li key={id}>
            {text[language]} <span class="soft">({dayText(day)[language]})</span>
          </li>
        ))}
      </ul>
    </section>
  );
