import { countedInTheEnd, offer, openCityUnderLoad } from './city-under-load.ts';
import { milliseconds, quantile, type Row, type Section } from './report.ts';

const RATES = [50, 100, 200, 300, 400, 600, 800, 1200];
const WARM_UP = { perSecond: 200, seconds: 3 };
const SECONDS = 6;

/**
 * Ratings at constant rates up to far more than the machine can take, on the whole server with its fold under way.
 * The load is made on the same processors. A rating that was answered 201 must be in the table and in the city's
 * figure, once.
 */
export const load = async (): Promise<Section> => {
  const city = await openCityUnderLoad();
  const acknowledged = new Set<string>();
  const rows: Row[] = [];
  let errors = 0;
  const unexpected = new Map<string, number>();
  const failed = (what: string): void => {
    errors += 1;
    unexpected.set(what, (unexpected.get(what) ?? 0) + 1);
  };

  const step = async (perSecond: number, seconds: number) => {
    const times: number[] = [];
    let shed = 0;
    await offer(perSecond, seconds, async (due) => {
      const rating = city.nextRating();
      try {
        const { status, headers } = await city.send('POST', '/v1/responses', JSON.stringify(rating));
        if (status === 201) {
          acknowledged.add(rating.id);
          times.push(performance.now() - due);
        } else if (status === 503 && headers['retry-after']) shed += 1;
        else failed(`status ${status}`);
      } catch (error) {
        failed((error as Error).message);
      }
    });
    return { times, shed };
  };

  await step(WARM_UP.perSecond, WARM_UP.seconds);
  for (const perSecond of RATES) {
    const before = errors;
    const start = performance.now();
    const { times, shed } = await step(perSecond, SECONDS);
    const took = (performance.now() - start) / 1000;
    const rate = (count: number): string => (count / took).toFixed(0).padStart(4);
    rows.push({
      name: `${String(perSecond).padStart(4)}/s offered: ${rate(times.length)}/s accepted, ${rate(shed)}/s shed, ${errors - before} errors`,
      value: `p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}`,
    });
  }

  const stored = await city.storedIds();
  const counted = await countedInTheEnd(city, stored.length);
  city.close();
  const storedOnce = new Set(stored);
  const lost = [...acknowledged].filter((id) => !storedOnce.has(id)).length;
  const none = (name: string, value: number): Row => ({
    name,
    value: String(value),
    budget: '0',
    within: value === 0,
  });
  return {
    title: `Load on the single machine: server, engine and load on its ${navigator.hardwareConcurrency} processors`,
    note: 'p50 and p99 of the accepted, from the instant each was due',
    rows: [
      ...rows,
      none(
        `errors other than a shed 503 ${[...unexpected].map(([what, times]) => `(${times} × ${what})`).join(' ')}`.trim(),
        errors,
      ),
      none(`lost, of ${acknowledged.size.toLocaleString('en')} acknowledged`, lost),
      none('stored twice', stored.length - storedOnce.size),
      none(
        `stored but not counted, of ${stored.length.toLocaleString('en')} stored`,
        stored.length - counted,
      ),
    ],
  };
};
