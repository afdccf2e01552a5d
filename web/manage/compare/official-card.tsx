import { count, NOTHING, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { TEXTS } from '../texts.ts';
import type { OfficialYear } from './compare-state.ts';
import { COMPARE_TEXTS } from './compare-texts.ts';

/** What the Ministry announced beside what the platform counted in the same year, and why they are not the same thing. */
export const OfficialCard = ({ years }: { readonly years: readonly OfficialYear[] }) => {
  const spoken = language.value;
  return (
    <section class="card wide" data-testid="official">
      <h2>{say(COMPARE_TEXTS.official)}</h2>
      {years.some(({ official }) => official) ? (
        <ScrollArea label={say(COMPARE_TEXTS.official)}>
          <table class="figures">
            <thead>
              <tr>
                <th scope="col">{say(COMPARE_TEXTS.year)}</th>
                <th scope="col" class="number">
                  {say(COMPARE_TEXTS.announced)}
                </th>
                <th scope="col" class="number">
                  {say(COMPARE_TEXTS.own)}
                </th>
                <th scope="col" class="number">
                  {say(TEXTS.responses)}
                </th>
                <th scope="col" class="compare-source">
                  {say(COMPARE_TEXTS.source)}
                </th>
              </tr>
            </thead>
            <tbody>
              {years.map(({ year, official, own }) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  <td class="number">{percent(spoken, official?.value ?? null)}</td>
                  <td class="number">
                    {percent(spoken, own?.indexPercent ?? null)}
                    {own?.interval && (
                      <span class="range">
                        {percent(spoken, own.interval.lowPercent, 1)} –{' '}
                        {percent(spoken, own.interval.highPercent, 1)}
                      </span>
                    )}
                  </td>
                  <td class="number">{own ? count(spoken, own.n) : NOTHING}</td>
                  <td lang="vi" class="compare-source">
                    {official?.document ?? NOTHING}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      ) : (
        <p class="soft">{say(COMPARE_TEXTS.noOfficial)}</p>
      )}
      <p>{say(COMPARE_TEXTS.method)}</p>
    </section>
  );
};
