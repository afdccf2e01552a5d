import type { Device, Heartbeat } from '#domain/device.ts';
import { type HourCounts, type Silence, silenceOf, WEEKS_OF_HISTORY } from '#domain/silence.ts';
import { localHourOf, monthsBetween } from '#domain/time.ts';
import type { Devices } from './devices.ts';
import type { HourKey } from './keys.ts';
import { inParallel } from './parallel.ts';
import type { Store } from './store.ts';

export type SilenceWatchDeps = {
  readonly store: Pick<Store, 'hourTalliesOf'>;
  readonly devices: Devices;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

const WEEK_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;
const PARALLEL_UNITS = 8;

/**
 * Looks which kiosks are silent for longer than chance explains, by what their counters usually get (of all channels: a
 * tally does not tell the channels of a counter apart), and keeps it for whoever looks at the fleet.
 */
export const watchSilence = async (deps: SilenceWatchDeps): Promise<{ readonly silent: number }> => {
  const { devices } = deps;
  const nowMs = deps.now();
  const [all, heartbeats, known] = await Promise.all([
    devices.allDevices(),
    devices.allHeartbeats(),
    devices.allSilences(),
  ]);
  const inService = all.filter(({ revoked }) => !revoked);
  let silent = 0;
  await inParallel(PARALLEL_UNITS, [...Map.groupBy(inService, ({ unit }) => unit)], async ([unit, here]) => {
    const flows = await flowsOf(deps, unit, nowMs);
    for (const device of here) {
      const flow = flows.get(device.counter) ?? new Map();
      const silence = silenceAt(flow, device, heartbeats.get(device.id), nowMs);
      if (silence.isSilent) silent += 1;
      if (!isSame(known.get(device.id), silence)) await devices.keepSilence(device.id, silence);
    }
  });
  return { silent };
};

/** Two decimals are as much as anybody is shown. */
const isSame = (a: Silence | undefined, b: Silence): boolean =>
  a?.isSilent === b.isSilent && Math.abs(a.expected - b.expected) < 0.005;

const hourText = ({ day, hour }: Pick<HourKey, 'day' | 'hour'>): string => `${day} ${hour}`;
const startOf = (hour: string): number => Date.parse(`${hour.replace(' ', 'T')}:00:00+07:00`);

/** By counter, how many ratings each hour of the past weeks had. */
const flowsOf = async (
  { store }: SilenceWatchDeps,
  unit: string,
  nowMs: number,
): Promise<ReadonlyMap<string, HourCounts>> => {
  const since = localHourOf(nowMs - WEEKS_OF_HISTORY * WEEK_MS);
  const flows = new Map<string, Map<string, number>>();
  for (const month of monthsBetween(since.month, localHourOf(nowMs).month)) {
    for (const { key, tally } of await store.hourTalliesOf(unit, month)) {
      if (hourText(key) < hourText(since)) continue;
      for (const { counters } of Object.values(tally.questionnaires)) {
        for (const [counter, [n]] of Object.entries(counters)) {
          const flow = flows.get(counter) ?? new Map<string, number>();
          flow.set(hourText(key), (flow.get(hourText(key)) ?? 0) + n);
          flows.set(counter, flow);
        }
      }
    }
  }
  return flows;
};

/** A rating that is folded was given in its hour at the latest; the device may know of later ones. */
const silenceAt = (
  flow: HourCounts,
  device: Device,
  heartbeat: Heartbeat | undefined,
  nowMs: number,
): Silence => {
  const hours = [...flow.keys()].sort();
  const [first] = hours;
  const last = hours.at(-1);
  const weeks = first ? Math.min(WEEKS_OF_HISTORY, (nowMs - startOf(first)) / WEEK_MS) : 0;
  const lastRatingMs = Math.max(
    Date.parse(device.pairedAt),
    last ? Math.min(nowMs, startOf(last) + HOUR_MS) : 0,
    Date.parse(heartbeat?.lastRatingAt ?? '') || 0,
  );
  return silenceOf(flow, weeks, lastRatingMs, nowMs);
};
