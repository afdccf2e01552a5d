import type { IntervalPercent } from './figures.ts';
import type { Verdict } from './verdict.ts';
import type { EventKind } from './webhook.ts';

/** What is told, of which unit. `data` says it in the words of the API. */
export type WebhookEvent = {
  readonly kind: EventKind;
  readonly unit: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The same with the id under which endpoints know it. */
export type NamedEvent = WebhookEvent & { readonly id: string };

/** What the API shows of a unit's month: of fewer than ten people no more than how many. */
export type UnitStanding = {
  readonly unit: string;
  readonly n: number;
  readonly indexPercent: number | null;
  readonly interval: IntervalPercent | null;
  readonly targetPercent: number;
  readonly verdict: Verdict;
};

/** The verdicts of a month as they were told last. */
export type ToldVerdicts = {
  readonly month: string;
  readonly verdicts: Readonly<Record<string, Verdict>>;
};

/** Where verdicts of a month are otherwise than was told; in a month of which nothing was told yet, there are none. */
export const verdictEvents = (
  told: ToldVerdicts | undefined,
  month: string,
  standings: readonly UnitStanding[],
  at: string,
): readonly WebhookEvent[] =>
  standings.flatMap((standing) => {
    if (told?.month !== month) return [];
    // A unit of which nothing was known had no responses yet.
    const before = told.verdicts[standing.unit] ?? 'notEnoughEvidence';
    if (before === standing.verdict) return [];
    const { unit } = standing;
    return [
      { kind: 'verdict.changed' as const, unit, at, data: { month, previousVerdict: before, ...standing } },
    ];
  });

/** The figures of a month as they were when it was over; responses that come late change them, and are no event. */
export const monthEndedEvents = (
  month: string,
  standings: readonly UnitStanding[],
  at: string,
): readonly WebhookEvent[] =>
  standings.map((standing) => ({
    kind: 'month.ended',
    unit: standing.unit,
    at,
    data: { month, ...standing },
  }));

/** Where a kiosk stands that is silent, or was. */
export type KioskPlace = { readonly id: string; readonly unit: string; readonly counter: string };

/** Kiosks that have become silent, and those that are silent no more; `told` are those that were. */
export const silenceEvents = (
  told: readonly string[] | undefined,
  silent: readonly KioskPlace[],
  all: readonly KioskPlace[],
  at: string,
): readonly WebhookEvent[] => {
  if (!told) return [];
  const now = new Set(silent.map(({ id }) => id));
  const before = new Set(told);
  const eventOf = (
    kind: 'kiosk.silent' | 'kiosk.heard',
    { id, unit, counter }: KioskPlace,
  ): WebhookEvent => ({
    kind,
    unit,
    at,
    data: { device: id, unit, counter },
  });
  return [
    ...silent.filter(({ id }) => !before.has(id)).map((kiosk) => eventOf('kiosk.silent', kiosk)),
    ...all.filter(({ id }) => before.has(id) && !now.has(id)).map((kiosk) => eventOf('kiosk.heard', kiosk)),
  ];
};
