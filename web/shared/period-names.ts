import { isWholeMonths, type Period, periodText } from '#domain/period.ts';
import { dayName, monthName } from './format.ts';
import type { Language } from './language.ts';

const QUARTERS = ['I', 'II', 'III', 'IV'];

/** `23–29/11/2026`, `30/11–06/12/2026`, `28/12/2026–03/01/2027`: what both ends share is said once. */
const daysName = ({ from, to }: Period): string => {
  const [first, last] = [dayName('vi', from), dayName('vi', to)];
  const [isSameMonth, isSameYear] = [7, 4].map((end) => from.slice(0, end) === to.slice(0, end));
  const shared = isSameMonth ? '/mm/yyyy' : isSameYear ? '/yyyy' : '';
  return `${first.slice(0, first.length - shared.length)}–${last}`;
};

/** A period inside a sentence: `tuần 48 (23–29/11/2026)`, `quý IV năm 2026`; `week 48 (23–29/11/2026)`, `quarter 4 of 2026`. */
export const periodName = (language: Language, period: Period): string => {
  const vi = language === 'vi';
  const { kind, from, to } = period;
  const [year = '', number = ''] = periodText(period).split(/-[WQH]/);
  switch (kind) {
    case 'day':
      return vi ? `ngày ${dayName('vi', from)}` : dayName('en', from);
    case 'week':
      return `${vi ? 'tuần' : 'week'} ${Number(number)} (${daysName(period)})`;
    case 'month':
      return monthName(language, from.slice(0, 7));
    case 'quarter':
      return vi ? `quý ${QUARTERS[Number(number) - 1]} năm ${year}` : `quarter ${number} of ${year}`;
    case 'half':
      if (vi) return `6 tháng ${number === '1' ? 'đầu' : 'cuối'} năm ${year}`;
      return `${number === '1' ? 'first' : 'second'} half of ${year}`;
    case 'year':
      return vi ? `năm ${year}` : `${year}`;
    case 'range': {
      const [first, last] = isWholeMonths(period)
        ? [monthName(language, from.slice(0, 7)), monthName(language, to.slice(0, 7))]
        : [dayName(language, from), dayName(language, to)];
      return vi ? `kỳ từ ${first} đến ${last}` : `${first} to ${last}`;
    }
  }
};
