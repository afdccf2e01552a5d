import type { Language } from '../texts.ts';
import { MonthTable } from './month-table.tsx';
import { PUBLIC_TEXTS } from './public-texts.ts';
import { breakNote, missingBetween, monthsText, targetNote } from './trend-notes.ts';
import { TrendPicture } from './trend-picture.tsx';
import { trendSentence } from './trend-sentence.ts';
import { isShown, type UnitMonth } from './unit-months.ts';

type Props = { readonly language: Language /** The oldest first. */; readonly months: readonly UnitMonth[] };

/** Index with interval and target over the months: in a sentence, as a picture, what must be known of it, and as a table. */
export const Trend = ({ language, months }: Props) => {
  if (!months.some(isShown)) return null;
  const sentence = trendSentence(months, language);
  const breaks = months.filter(({ breakBefore }) => breakBefore !== null);
  return (
    <>
      <p>{sentence}</p>
      <TrendPicture language={language} months={months} breaks={breaks} label={sentence} />
      <p class="hint">{PUBLIC_TEXTS.legend[language]}</p>
      {breaks.length > 0 && (
        <ol class="hint">
          {breaks.map((month) => (
            <li key={month.month}>{breakNote(month, language)}</li>
          ))}
        </ol>
      )}
      {notesOf(months, language).map((note) => (
        <p class="hint" key={note}>
          {note}
        </p>
      ))}
      <MonthTable language={language} months={months} />
    </>
  );
};

const notesOf = (months: readonly UnitMonth[], language: Language): readonly string[] => {
  const pairs = months.slice(1).map((now, at) => [months[at] as UnitMonth, now] as const);
  const withheld = months.filter(({ withheld }) => withheld).map(({ month }) => month);
  const missing = pairs.flatMap(([before, now]) => missingBetween(before, now));
  return [
    ...pairs
      .filter(([before, now]) => before.targetPercent !== now.targetPercent)
      .map(([before, now]) => targetNote(before, now, language)),
    ...(withheld.length > 0
      ? [`${PUBLIC_TEXTS.trendWithheld[language]} ${monthsText(withheld, language)}.`]
      : []),
    ...(missing.length > 0
      ? [`${PUBLIC_TEXTS.trendMissing[language]} ${monthsText(missing, language)}.`]
      : []),
  ];
};
