import type { IssuedReport } from './dossier.ts';
import { faults, notAn, refuseUnknown, reportingUnitOf } from './report-fields.ts';
import { MOMENTS, type Moment } from './response.ts';
import type { Checked } from './response-check.ts';
import { isRecord, type Refuse } from './response-fields.ts';
import { isDay, localHourOf } from './time.ts';
import type { OrganisationIndex } from './unit-tree.ts';

const FIELDS = ['id', 'unit', 'day', 'counts'];
const MOST_ISSUED = 1_000_000;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** The report of issued receipts that an unknown value says, or every field that is wrong. Total: never throws. */
export const checkIssued = (
  input: unknown,
  { index, now }: { readonly index: OrganisationIndex; readonly now: number },
): Checked<IssuedReport> => {
  const { issues, refuse } = faults();
  if (!isRecord(input)) return notAn('object with id, unit, day and counts');
  const id =
    typeof input.id === 'string' && ULID.test(input.id)
      ? input.id
      : refuse(
          'id',
          'must be a ULID in capital letters, made for this report: 26 characters of Crockford base 32',
        );
  const day =
    typeof input.day === 'string' && isDay(input.day) && input.day <= localHourOf(now).day
      ? input.day
      : refuse('day', 'must be a day that has begun, such as 2026-11-23');
  const unit = reportingUnitOf(input.unit, day, undefined, index, refuse);
  const counts = countsOf(input.counts, refuse);
  refuseUnknown(input, FIELDS, 'a report of issued receipts', refuse);
  return issues.length > 0 || !id || !day || !unit || !counts
    ? { ok: false, issues }
    : { ok: true, value: { id, unit, day, counts } };
};

const countsOf = (value: unknown, refuse: Refuse): IssuedReport['counts'] | undefined => {
  const shape = `must say how many by moment, such as {"result": 12}; moments are ${MOMENTS.join(', ')}`;
  if (!isRecord(value) || Object.keys(value).length === 0) return refuse('counts', shape);
  const counts: Partial<Record<Moment, number>> = {};
  for (const [moment, count] of Object.entries(value)) {
    const known = MOMENTS.find((each) => each === moment);
    if (!known) refuse('counts', shape);
    else if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MOST_ISSUED) {
      refuse(`counts.${known}`, `must be a whole number from 1 to ${MOST_ISSUED}`);
    } else counts[known] = count;
  }
  return counts;
};
