import { PRICES, type PriceName } from './prices.ts';
import { type Basis, TABLE_UNITS, UNITS } from './units.ts';

export type City = {
  readonly responsesPerDay: number;
  readonly units: number;
  readonly kiosks: number;
  readonly managers: number;
};

/** One line of the bill; `fixed` lines are there without a single rating. */
export type Line = {
  readonly what: string;
  readonly kind: 'fixed' | 'variable';
  readonly quantity: number;
  readonly price: PriceName;
  readonly basis: Basis;
  readonly usd: number;
};

export const DAYS = 365.25 / 12;
const HOURS = DAYS * 24;
const MILLION = 1e6;
const GB = 1e9;

const of = (name: keyof typeof UNITS): number => UNITS[name].value;

const line = (
  what: string,
  kind: Line['kind'],
  price: PriceName,
  quantity: number,
  basis: Basis = 'designed',
): Line => ({ what, kind, quantity, price, basis, usd: quantity * PRICES[price].usd });

/**
 * Write and read units of one response. Between the measured points they change with the logarithm of how busy a unit
 * is; below and above them they stay.
 */
export const tableUnitsPerResponse = (perUnitAndDay: number): { writes: number; reads: number } => {
  const last = TABLE_UNITS.length - 1;
  const above = TABLE_UNITS.findIndex((point) => point.perUnitAndDay >= perUnitAndDay);
  const [a, b] = [TABLE_UNITS[Math.max(0, above - 1)], TABLE_UNITS[above]];
  if (!a || !b || above <= 0) {
    const end = above === 0 ? TABLE_UNITS[0] : TABLE_UNITS[last];
    return { writes: end?.writes ?? 0, reads: end?.reads ?? 0 };
  }
  const share = Math.log(perUnitAndDay / a.perUnitAndDay) / Math.log(b.perUnitAndDay / a.perUnitAndDay);
  return { writes: a.writes + share * (b.writes - a.writes), reads: a.reads + share * (b.reads - a.reads) };
};

/** What a month costs, line by line, in US dollars. */
export const monthlyLines = ({ responsesPerDay, units, kiosks, managers }: City): readonly Line[] => {
  const responses = responsesPerDay * DAYS;
  const table = tableUnitsPerResponse(responsesPerDay / units);
  const polls = managers * ((of('managerMinutesPerDay') * 60) / of('pollSeconds')) * of('workingDays');
  const rateRequests = responses * of('gatewayRequestsPerResponse');
  const kioskRequests = kiosks * of('kioskRequestsPerDay') * DAYS;
  const requests = rateRequests + kioskRequests + polls;
  const foldRuns = Math.min(responses, DAYS * 24 * 60 * of('streamShards'));
  const synthetic = of('syntheticPerMonth');
  const minutes = HOURS * 60;
  const seconds =
    rateRequests * (of('handlerMilliseconds') / 1000) +
    polls * (of('resultsMilliseconds') / 1000) +
    foldRuns * (of('foldMilliseconds') / 1000);
  const traffic =
    responses * 0.3 * of('ratePageBytes') + kiosks * of('kioskPageBytes') * DAYS + polls * of('pollBytes');
  const stored =
    (responses * of('storedMonths') * (of('responseBytes') + of('storedOverheadBytes')) +
      units * of('storedMonths') * of('sheetBytes')) /
    GB;
  // One for each unit and day, from the day on which somebody first rated it.
  const ledgerBlocks = responses > 0 ? units * DAYS : 0;
  const heartbeats = kiosks * of('heartbeatsPerDay') * DAYS;
  const signed = responses * of('kioskShare');
  const quietTable = tableUnitsPerResponse(0);
  return [
    line('Table: writes', 'variable', 'writeUnits', (responses * table.writes) / MILLION, 'measured'),
    line('Table: reads', 'variable', 'readUnits', (responses * table.reads + polls) / MILLION, 'measured'),
    line('Ledger: blocks', 'variable', 'writeUnits', ledgerBlocks / MILLION),
    line('Kiosks: writes', 'variable', 'writeUnits', (heartbeats * of('heartbeatWrites') + signed) / MILLION),
    line('Kiosks: reads', 'variable', 'readUnits', (heartbeats * of('heartbeatReads') + signed) / MILLION),
    line('Table: storage', 'variable', 'tableStorage', stored, 'measured'),
    line('Table: any second of 35 days', 'variable', 'pointInTimeRecovery', stored, 'measured'),
    line('Table: nightly backups, 35 kept', 'variable', 'backupStorage', stored * 35, 'designed'),
    line('Table: monthly export', 'variable', 'export', stored, 'measured'),
    line('Functions: calls', 'variable', 'functionRequests', (requests + foldRuns) / MILLION, 'assumed'),
    line('Functions: time', 'variable', 'functionTime', seconds * of('memoryGigabytes'), 'assumed'),
    line('Gateway', 'variable', 'gatewayRequests', requests / MILLION, 'assumed'),
    line('Site: requests', 'variable', 'siteRequests', requests / MILLION, 'assumed'),
    line('Site: traffic', 'variable', 'siteTraffic', traffic / GB, 'measured'),
    line('Web ACL: requests', 'variable', 'webAclRequests', requests / MILLION, 'assumed'),
    line('Logs', 'variable', 'logs', ((requests + foldRuns) * of('logBytesPerRequest')) / GB, 'assumed'),
    line('Sign-in', 'variable', 'signedIn', managers, 'designed'),
    line('Web ACL', 'fixed', 'webAcl', 1),
    line('Web ACL: rules', 'fixed', 'webAclRules', of('webAclRules')),
    line('Metrics', 'fixed', 'customMetrics', of('customMetrics')),
    line('Alarms', 'fixed', 'alarms', of('alarmMetrics')),
    line('Alarms, composite', 'fixed', 'compositeAlarms', of('compositeAlarms')),
    line('Dashboard', 'fixed', 'dashboards', 1),
    line('Key of the table', 'fixed', 'keys', 1),
    line('Secrets of the site, receipts and invitations', 'fixed', 'secrets', 4),
    line('Synthetic rating: writes', 'fixed', 'writeUnits', (synthetic * quietTable.writes) / MILLION),
    line('Synthetic rating: reads', 'fixed', 'readUnits', (synthetic * quietTable.reads) / MILLION),
    line('Synthetic rating: requests', 'fixed', 'gatewayRequests', (synthetic * 2) / MILLION),
    line('Nightly recount', 'fixed', 'functionTime', of('sweepGigabyteSeconds') * 1.77, 'assumed'),
    line('Nightly sealing', 'fixed', 'functionTime', of('sealGigabyteSeconds') * 1.77, 'assumed'),
    line('Webhooks: every minute', 'fixed', 'functionTime', minutes * 0.1 * 0.5, 'assumed'),
    line('Webhooks: calls', 'fixed', 'functionRequests', minutes / MILLION),
    line('Schedules', 'fixed', 'schedules', (synthetic + 3 * DAYS + 1 + minutes) / MILLION),
  ];
};

/** A small server set-up that could do the same for a city: nothing in it grows or shrinks by itself. */
export const serverLines = (): readonly Line[] => [
  line('Two servers, t4g.small', 'fixed', 'serverHours', 2 * HOURS, 'assumed'),
  line('Load balancer', 'fixed', 'balancerHours', HOURS, 'assumed'),
  line('Load balancer, one unit', 'fixed', 'balancerUnits', HOURS, 'assumed'),
  line('PostgreSQL, db.t4g.small in two zones', 'fixed', 'databaseHours', HOURS, 'assumed'),
  line('Its storage, 50 GB', 'fixed', 'databaseStorage', 50, 'assumed'),
  line('NAT gateway', 'fixed', 'natHours', HOURS, 'assumed'),
];

export const totalUsd = (lines: readonly Line[], kind?: Line['kind']): number =>
  lines.filter((each) => kind === undefined || each.kind === kind).reduce((sum, { usd }) => sum + usd, 0);

/** Cities of 10 thousand, 100 thousand and 10 million responses a month. */
export const THREE_CITIES: readonly (City & { readonly name: string })[] = [
  { name: '10 K a month', responsesPerDay: 10_000 / DAYS, units: 10, kiosks: 10, managers: 10 },
  { name: '100 K a month', responsesPerDay: 100_000 / DAYS, units: 126, kiosks: 250, managers: 130 },
  { name: '10 M a month', responsesPerDay: 10_000_000 / DAYS, units: 3356, kiosks: 7000, managers: 3500 },
];
