/** Whether a figure was measured here, follows from the design, or is what we take for likely. */
export type Basis = 'measured' | 'designed' | 'assumed';

export type Units = { readonly value: number; readonly basis: Basis; readonly why: string };

const measured = (value: number, why: string): Units => ({ value, basis: 'measured', why });
const designed = (value: number, why: string): Units => ({ value, basis: 'designed', why });
const assumed = (value: number, why: string): Units => ({ value, basis: 'assumed', why });

/** What one rating, one kiosk, one manager and one month take. */
export const UNITS = {
  responseBytes: measured(260, 'npm run bench, one tap with a reason'),
  storedOverheadBytes: designed(100, 'what DynamoDB adds to each item'),
  storedMonths: assumed(12, 'how long responses have been kept already'),
  sheetBytes: measured(2203, 'npm run bench, sheet at 600 a day'),
  handlerMilliseconds: assumed(15, 'the put takes most of it; 0.1 ms is ours'),
  foldMilliseconds: assumed(200, 'a batch: some tallies, their sheets, and those above'),
  resultsMilliseconds: assumed(20, 'one or two reads, and the answer'),
  memoryGigabytes: designed(1, 'the functions that citizens and managers wait for'),
  streamShards: assumed(4, 'of an on-demand table'),
  gatewayRequestsPerResponse: assumed(1.3, 'seven of ten rate at a kiosk, three by a QR page'),
  logBytesPerRequest: assumed(1200, 'access log, metrics, and what Lambda writes itself'),
  kioskPageBytes: measured(120_000, 'npm run bench, 20.6 KB, and the fonts'),
  heartbeatsPerDay: designed(120, 'one in five minutes, ten hours a day'),
  heartbeatWrites: designed(2, 'the heartbeat and its nonce'),
  heartbeatReads: designed(5, 'the device, and the settings of four levels'),
  kioskRequestsPerDay: assumed(130, 'heartbeats, a restart, and looking its counter up'),
  kioskShare: assumed(0.7, 'of ratings; each spends a nonce, and is signed by a device that is read'),
  ratePageBytes: measured(4_900, 'npm run bench'),
  managerMinutesPerDay: assumed(60, 'the dashboard open and in view'),
  pollSeconds: designed(5, 'how often the dashboard looks again'),
  pollBytes: assumed(700, 'an answer 304, and its headers'),
  workingDays: assumed(22, 'in a month'),
  customMetrics: designed(30, 'twenty-three metrics, and refusals by reason'),
  alarmMetrics: designed(54, 'as synthesised for prod'),
  compositeAlarms: designed(6, 'as synthesised for prod'),
  syntheticPerMonth: designed(8766, 'one in five minutes'),
  sweepGigabyteSeconds: assumed(1800, 'a minute a night at 1,769 MB'),
  sealGigabyteSeconds: assumed(1800, 'half a minute twice a night at 1,769 MB'),
  webAclRules: designed(4, 'three of AWS, one of ours'),
} as const satisfies Record<string, Units>;

/** Write and read units of a response, everything included, by how many a unit gets a day (window 60 s, with 10 %). */
export const TABLE_UNITS: readonly {
  readonly perUnitAndDay: number;
  readonly writes: number;
  readonly reads: number;
}[] = [
  { perUnitAndDay: 60, writes: 5.4, reads: 9.5 },
  { perUnitAndDay: 480, writes: 5.3, reads: 16 },
  { perUnitAndDay: 28_800, writes: 1.3, reads: 4.7 },
];
