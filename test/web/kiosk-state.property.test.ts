import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Score } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { configured, kioskAtCounter } from '../support/kiosk.ts';

/** Anything that hands, keys, the network and time can do to a kiosk, in any order. */
type Act =
  | { readonly do: 'rate' | 'press'; readonly score: Score }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'reason' | 'write'; readonly text: string }
  | { readonly do: 'prompt'; readonly dossier: number }
  | {
      readonly do:
        | 'changeMind'
        | 'more'
        | 'send'
        | 'skip'
        | 'skipElement'
        | 'previousElement'
        | 'leaveThanks';
    }
  | { readonly do: 'touched' | 'online' | 'configure' | 'accept' };

const plain = fc.constantFrom(
  ...(['changeMind', 'more', 'send', 'skip', 'skipElement', 'previousElement', 'leaveThanks'] as const),
  ...(['touched', 'online', 'configure', 'accept'] as const),
);

const ACTS: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('rate', 'press'), score: fc.constantFrom(1, 2, 3, 4, 5) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('pass'),
        ms: fc.constantFrom(0, 100, 500, 1_000, 3_000, 20_000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('reason'),
        text: fc.constantFrom('long-wait', 'clear-guidance'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('write'),
        text: fc.constantFrom('Nhanh', 'chị Lan 0912345678', ''),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('prompt'), dossier: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 5, arbitrary: fc.record({ do: plain }) },
  ) as fc.Arbitrary<Act>,
  { maxLength: 80 },
);

/** Found once in thousands of runs. */
const SENT_FROM_THE_THANKS: readonly Act[] = [
  { do: 'rate', score: 1 },
  { do: 'pass', ms: 3_000 },
  { do: 'send' },
  { do: 'pass', ms: 500 },
  { do: 'send' },
];

type At = ReturnType<typeof kioskAtCounter>;

const perform = async ({ kiosk, clock, kept }: At, act: Act): Promise<void> => {
  switch (act.do) {
    case 'rate':
      return kiosk.rate(act.score);
    case 'press':
      return kiosk.press(String(act.score));
    case 'pass':
      return clock.pass(act.ms);
    case 'reason':
      return kiosk.toggleReason(act.text);
    case 'write':
      return kiosk.write(act.text);
    case 'prompt':
      return kiosk.prompt({
        response: { id: `dossier-${act.dossier}`, at: '2026-11-23T09:40:00+07:00' },
        moment: 'result',
      });
    case 'configure':
      return kiosk.applyConfig(configured({ elements: true, comment: true, minimumIntervalSeconds: 5 }));
    case 'accept':
      return kiosk.accepted(kept.at(-1)?.id ?? '', 'ABCDE-FGHJK');
    default:
      return kiosk[act.do]();
  }
};

/** Each rating that the outbox has in the end, and which scores were touched while it was the present one. */
const follow = async (acts: readonly Act[]) => {
  const at = kioskAtCounter(configured({ elements: true, comment: true, minimumIntervalSeconds: 5 }));
  await at.asking();
  const touched = new Map<string, Set<number>>();
  const keptAt = new Map<string, number>();
  const left: string[] = [];
  for (const act of acts) {
    const before = at.kept.length;
    await perform(at, act);
    await at.clock.pass(0);
    const id = at.kept.at(-1)?.id;
    if (at.kept.length > before && id) keptAt.set(id, at.clock.now());
    if (id && (act.do === 'rate' || act.do === 'press')) {
      touched.set(id, (touched.get(id) ?? new Set()).add(act.score));
    }
    const shown = JSON.stringify(at.kiosk.screen.value);
    const isIdle = at.kiosk.screen.value.name === 'asking' && !shown.includes('changing');
    if (isIdle && /score|chosen|text|code"|reasons/.test(shown)) left.push(shown);
  }
  await at.clock.pass(600_000);
  const ratings = at.kept.map(({ id }) => at.lastOf(id) as SurveyResponse);
  return { ...at, ratings, touched, keptAt, left };
};

describe('whatever is done to a kiosk', () => {
  const holds = (law: (followed: Awaited<ReturnType<typeof follow>>) => void) =>
    fc.assert(
      fc.asyncProperty(ACTS, async (acts) => law(await follow(acts))),
      { numRuns: 200, examples: [[SENT_FROM_THE_THANKS]] },
    );

  it('there are never more ratings than visits: each has its own id, and is finished once', async () => {
    await holds(({ kept, finished }) => {
      const ids = kept.map(({ id }) => id);

      expect(new Set(ids).size).toBe(ids.length);
      expect([...finished].sort()).toEqual([...ids].sort());
    });
  });

  it('ratings that no dossier asked for are an interval apart', async () => {
    await holds(({ keptAt }) => {
      const times = [...keptAt].filter(([id]) => !id.startsWith('dossier')).map(([, time]) => time);

      expect(times.slice(1).every((time, place) => time - (times[place] ?? 0) >= 5_000)).toBe(true);
    });
  });

  it('no rating has a score that was not touched in its own visit', async () => {
    await holds(({ ratings, touched }) => {
      for (const { id, answers } of ratings) {
        expect([...(touched.get(id) ?? [])]).toEqual(expect.arrayContaining(Object.values(answers)));
      }
    });
  });

  it('an answer that is not finished keeps its overall score', async () => {
    await holds(({ ratings }) => {
      expect(ratings.every(({ answers }) => answers.overall !== undefined)).toBe(true);
    });
  });

  it('reasons belong to the score beside them, and comments say nothing of persons', async () => {
    await holds(({ ratings }) => {
      for (const { answers, reasons, comment } of ratings) {
        expect(reasons.includes('long-wait') && (answers.overall ?? 0) > 2).toBe(false);
        expect(reasons.includes('clear-guidance') && (answers.overall ?? 5) < 4).toBe(false);
        expect(comment ?? '').not.toMatch(/\d|Lan/);
      }
    });
  });

  it('it comes back to its question, and shows nobody what another has said', async () => {
    await holds(({ kiosk, left }) => {
      expect(kiosk.screen.value).toEqual({ name: 'asking' });
      expect(left).toEqual([]);
    });
  });
});
