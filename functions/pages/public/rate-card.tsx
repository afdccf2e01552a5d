import type { Language } from '../texts.ts';
import { PUBLIC_TEXTS } from './public-texts.ts';

/** Where one rates. */
export const RateCard = ({ language }: { readonly language: Language }) => (
  <section class="card">
    <h2>{PUBLIC_TEXTS.howToRate[language]}</h2>
    <p class="links">
      {PUBLIC_TEXTS.howToRateText[language]}{' '}
      <a href={`/r?lang=${language}`}>{PUBLIC_TEXTS.typeCode[language]}</a>
    </p>
  </section>
);
