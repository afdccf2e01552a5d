import {
  isWholeMonths,
  lengthOf,
  monthsOf,
  type Period,
  parsePeriod,
  periodOfMonths,
} from '#domain/period.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import { isMonth } from '#domain/time.ts';
import { ProblemError } from './problem.ts';
import { isRequested, type ViewOptions } from './result-view.ts';

/** A range is read month by month; three years are what a trend shows. */
const RANGE_LIMIT_MONTHS = 36;

/** Days are read hour by hour: a quarter is what a report is told of, whole months may be more. */
const RANGE_LIMIT_DAYS = 92;

export type PeriodQuery = ViewOptions & {
  readonly month?: string | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tree?: 'then' | 'now' | undefined;
};

const refuse = (path: string, message: string): never => {
  throw new ProblemError('invalid-query', `${path} ${message}.`, { errors: [{ path, message }] });
};

/** The period a query asks for; the present month where it names none. */
export const askedPeriod = (
  query: PeriodQuery,
  thisMonth: string,
  { forms }: Pick<Catalogue, 'forms'>,
): Period => {
  const { questionnaire } = query;
  if (questionnaire !== undefined && !forms.some((form) => isRequested(form, questionnaire))) {
    refuse('questionnaire', `must be one of ${[...new Set(forms.map(({ id }) => id))].join(', ')}`);
  }
  if (query.period !== undefined) {
    const other = (['month', 'from', 'to'] as const).find((name) => query[name] !== undefined);
    if (other) refuse(other, 'cannot be given together with period');
    return withinLimits('period', parsePeriod(query.period) ?? refuse('period', 'is none'));
  }
  if (query.from !== undefined || query.to !== undefined) return withinLimits('from', askedRange(query));
  if (query.tree !== undefined) refuse('tree', 'is for a range: give it together with from and to');
  const { month = thisMonth } = query;
  return periodOfMonths(month, month);
};

const askedRange = (query: PeriodQuery): Period => {
  if (query.month !== undefined) refuse('month', 'cannot be given together with from and to');
  const from = query.from ?? refuse('from', 'is needed together with to');
  const to = query.to ?? refuse('to', 'is needed together with from');
  if (isMonth(from) !== isMonth(to))
    refuse('to', 'must be a month where from is one, a day where that is one');
  if (from > to) refuse('from', 'must not be later than to');
  return isMonth(from) ? periodOfMonths(from, to) : { kind: 'range', from, to };
};

const withinLimits = (path: string, period: Period): Period => {
  if (isWholeMonths(period)) {
    if (monthsOf(period).length <= RANGE_LIMIT_MONTHS) return period;
    return refuse(path, `must not be more than ${RANGE_LIMIT_MONTHS - 1} months before to`);
  }
  if (lengthOf(period) <= RANGE_LIMIT_DAYS) return period;
  return refuse(path, `must be no more than ${RANGE_LIMIT_DAYS} days, unless it is whole months`);
};
