import { DOSSIER_CHANNELS } from '#domain/dossier.ts';
import { type DossierTally, dossierTotalOf } from '#domain/dossier-tally.ts';
import type { IntervalPercent } from '#domain/figures.ts';
import { type Formula, percentOf, shareOf } from '#domain/formulas.ts';
import { type Interval, wilsonInterval } from '#domain/interval.ts';
import { surveyedOf } from '#domain/non-response.ts';
import { MOMENTS, type Moment } from '#domain/response.ts';
import { type Cell, countsOf, type QuestionnaireTally, sumCells, type Tally } from '#domain/tally.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { evidenceOf } from '#domain/verdict.ts';
import { DOSSIER_CHANNEL_NAMES, MOMENT_NAMES } from './names.ts';
import type { MonthResult } from './result-schemas.ts';
import type { Chosen } from './result-view.ts';

/** What was asked, beside what was answered: dossiers and their coverage, and receipts that could be rated. */
export const askedOf = (
  index: OrganisationIndex,
  tally: Tally,
  chosen: Chosen,
  formula: Formula,
  targetShare: number,
): Pick<MonthResult, 'dossiers' | 'issued'> => ({
  dossiers: tally.dossiers ? dossiersOf(index, tally, tally.dossiers, chosen, formula, targetShare) : null,
  issued: MOMENTS.flatMap((moment) => {
    const issued = tally.issued?.[moment] ?? 0;
    if (issued === 0) return [];
    const name = MOMENT_NAMES[moment] ?? { vi: moment, en: moment };
    return [{ id: moment, name, issued, responses: responsesOf(tally, moment) }];
  }),
});

const dossiersOf = (
  index: OrganisationIndex,
  tally: Tally,
  dossiers: DossierTally,
  chosen: Chosen,
  formula: Formula,
  targetShare: number,
): MonthResult['dossiers'] => {
  const [received, completed, onTime, withdrawn] = dossierTotalOf(dossiers);
  const online = received - (dossiers.channels.counter?.[0] ?? 0);
  const responses = responsesOf(tally, 'result');
  // Of a few dossiers each could be told: what is said of fewer than ten people is withheld, and this too.
  const [showsCompleted, showsReceived] = [completed, received].map((n) => evidenceOf(n) !== 'hidden');
  return {
    received,
    completed,
    withdrawn,
    onTime: showsCompleted ? onTime : null,
    onTimePercent: showsCompleted ? percentOf(onTime / completed) : null,
    onTimeInterval: showsCompleted ? percentsOf(wilsonInterval(onTime / completed, completed)) : null,
    online: showsReceived ? online : null,
    onlinePercent: showsReceived ? percentOf(online / received) : null,
    channels: showsReceived
      ? DOSSIER_CHANNELS.map((id) => ({
          id,
          name: DOSSIER_CHANNEL_NAMES[id],
          received: dossiers.channels[id]?.[0] ?? 0,
        }))
      : [],
    responses,
    coveragePercent: showsCompleted ? percentOf(responses / completed) : null,
    surveyed: surveyedIn(chosen, formula, completed, targetShare),
    unsurveyedServices: unsurveyedIn(index, tally, dossiers),
  };
};

/** Dossiers that were completed, and how many of them were rated; neither where the one-stop system has reported none. */
export const coverageCountsOf = (tally: Tally): { readonly completed: number; readonly rated: number } => ({
  completed: tally.dossiers ? dossierTotalOf(tally.dossiers)[1] : 0,
  rated: tally.dossiers ? responsesOf(tally, 'result') : 0,
});

const percentsOf = ({ level, low, high }: Interval): IntervalPercent => ({
  level,
  lowPercent: percentOf(low),
  highPercent: percentOf(high),
});

/** How many responses of the moment count, of all forms, without those of posters. */
const responsesOf = (tally: Tally, moment: Moment): number =>
  Object.values(tally.questionnaires).reduce(
    (sum, form) => sum + (moment === 'result' ? ratedDossiers(form)[0] : (form.moments[moment]?.[0] ?? 0)),
    0,
  );

/**
 * Those of the moment `result` without those of posters, which prove no visit and no dossier: whoever has a picture of one can
 * rate as often as he likes, and would raise the coverage with it. Posters are of that moment only (`checkResponse`).
 */
const ratedDossiers = ({ moments, channels }: QuestionnaireTally): Cell => {
  const [all, posters] = [moments.result, channels.poster];
  if (!all) return sumCells([]);
  return posters ? (all.map((n, at) => Math.max(0, n - (posters[at] ?? 0))) as unknown as Cell) : all;
};

const surveyedIn = (
  { tally }: Chosen,
  formula: Formula,
  completed: number,
  targetShare: number,
): NonNullable<MonthResult['dossiers']>['surveyed'] => {
  const cell = ratedDossiers(tally);
  const [n] = cell;
  const share = shareOf(formula, countsOf(cell));
  const surveyed = surveyedOf(share, n, completed, targetShare, tally.n - n);
  if (!surveyed || share === undefined) return null;
  const { interval, verdict, nonResponse, couldChange } = surveyed;
  return {
    n,
    indexPercent: percentOf(share),
    interval: percentsOf(interval),
    verdict,
    lowPercent: percentOf(nonResponse.low),
    highPercent: percentOf(nonResponse.high),
    couldChangeVerdict: couldChange,
    tippingPercent: nonResponse.tipping === undefined ? null : percentOf(nonResponse.tipping),
  };
};

/** Most dossiers first. */
const unsurveyedIn = (index: OrganisationIndex, tally: Tally, { services }: DossierTally) => {
  const forms = Object.values(tally.questionnaires);
  return Object.entries(services)
    .flatMap(([id, cell]) => {
      const completed = cell?.[1] ?? 0;
      if (completed === 0 || forms.some((form) => (form.services[id]?.[0] ?? 0) > 0)) return [];
      return [{ id, name: index.services.get(id)?.name ?? { vi: id, en: id }, completed }];
    })
    .sort((a, b) => b.completed - a.completed || (a.id < b.id ? -1 : 1));
};
