import { rotated } from '../../functions/receipts/key-changes.ts';
import { keyringOf } from '../../functions/receipts/keyring.ts';
import { qrCodeOf, qrPng, qrSvg } from '../../functions/receipts/qr-code.ts';
import { scannedAddress } from '../../functions/receipts/receipt-address.ts';
import { createReceipts, type ToIssue } from '../../functions/receipts/receipts.ts';
import { atMost, median, type Row, type Section } from './report.ts';

const ROUNDS = 15;
const OF_A_ROUND = 2_000;
const AT_MS = Date.parse('2026-11-23T09:41:07+07:00');
const SITE = 'https://danhgia.hanoi.gov.vn';

/** A ring that was rotated four times, as after some years: what is typed is tried with every key. */
const RING = [1, 2, 3, 4].reduce(
  (text, at) => rotated(text, AT_MS + at, 0),
  'a secret that is long enough to make keys of',
);

const toIssue = (number: number): ToIssue => ({
  unit: '00070',
  counter: 3,
  service: '1.001193',
  receipt: `H26.7-261123-${number}`,
  moment: 'result',
  channel: 'receipt',
  validDays: 30,
  atMs: AT_MS,
});

const micros = (value: number): string => `${value.toFixed(1)} µs`;

/** Microseconds for one, of rounds that take turns, so that a busy moment of the machine hits all alike. */
const timesOf = <K extends string>(
  works: Readonly<Record<K, (at: number) => unknown>>,
): Record<K, number> => {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, work] of Object.entries<(at: number) => unknown>(works)) {
      const start = performance.now();
      for (let at = 0; at < OF_A_ROUND; at++) work(at);
      // The first round warms up.
      if (round > 0)
        times.set(name, [...(times.get(name) ?? []), ((performance.now() - start) * 1000) / OF_A_ROUND]);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)])) as Record<K, number>;
};

/** What it takes to sign a receipt and to see whether one is ours, on one processor. */
export const receipts = async (): Promise<Section> => {
  const ring = createReceipts(keyringOf(RING));
  const issued = Array.from({ length: OF_A_ROUND }, (_, at) => ring.issue(toIssue(at)));
  const forged = issued.map(({ token }) => `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`);
  const addresses = issued.map(({ token }) => scannedAddress(SITE, token));
  const nowMs = AT_MS + 3_600_000;
  const took = timesOf({
    issue: (at) => ring.issue(toIssue(at)),
    verify: (at) => ring.verified(issued[at]?.token ?? '', nowMs),
    forged: (at) => ring.verified(forged[at] ?? '', nowMs),
    typed: (at) => ring.verifiedTyped(issued[at]?.typedCode ?? '', { unit: '00070' }, nowMs),
  });
  const drawn = (name: string, draw: (address: string) => unknown): Row => {
    const start = performance.now();
    for (const address of addresses.slice(0, 200)) draw(address);
    return { name, value: micros(((performance.now() - start) * 1000) / 200) };
  };
  const aSecond = 1e6 / took.issue;
  return {
    title: 'Receipts',
    note: `${(ROUNDS * OF_A_ROUND).toLocaleString('en')} of each, on one processor; ratios to verifying one`,
    rows: [
      { ...atMost('verify a token', took.verify, 50, micros), ratio: 1 },
      atMost('refuse a forged token', took.forged, 50, micros, took.forged / took.verify),
      atMost('verify what was typed, with six keys', took.typed, 50, micros, took.typed / took.verify),
      {
        name: 'issue: token, typed code and id',
        value: `${Math.round(aSecond).toLocaleString('en')} a second`,
        ratio: took.issue / took.verify,
        budget: '≥ 20,000 a second',
        within: aSecond >= 20_000,
      },
      drawn('QR code as SVG', (address) => qrSvg(qrCodeOf(address))),
      drawn('QR code as PNG', (address) => qrPng(qrCodeOf(address), 5)),
    ],
  };
};
