import { type Period, periodText } from '#domain/period.ts';
import type { Role } from '#domain/policy.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { ReportSubscription } from '#domain/report-subscription.ts';
import type { ReportMessage } from './provider.ts';
import { endReportAddress, reportAddress } from './report-link.ts';
import type { Sealed } from './seal.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const dayText = (day: string): string => day.split('-').reverse().join('/');

/** `tháng 11 năm 2026`, `tuần 48 năm 2026 (23/11/2026 – 29/11/2026)` */
const periodWords = (period: Period): Text => {
  const [year = '', number = ''] = periodText(period).split(/-W?/);
  if (period.kind === 'month') {
    return { vi: `tháng ${Number(number)} năm ${year}`, en: `${MONTHS[Number(number) - 1]} ${year}` };
  }
  const days = `${dayText(period.from)} – ${dayText(period.to)}`;
  return {
    vi: `tuần ${Number(number)} năm ${year} (${days})`,
    en: `week ${Number(number)} of ${year} (${days})`,
  };
};

const MAKERS: Readonly<Partial<Record<Role, Text>>> = {
  admin: { vi: 'quản trị viên', en: 'an administrator' },
  officer: { vi: 'cán bộ phụ trách', en: 'an officer' },
  manager: { vi: 'lãnh đạo', en: 'a manager' },
};

const OFTEN = {
  month: { vi: 'hằng tháng', en: 'every month' },
  week: { vi: 'hằng tuần', en: 'every week' },
} as const satisfies Record<string, Text>;

/** Of which unit the report is, and which unit the maker is of. */
type Names = { readonly unit: Text; readonly maker: Text };

/**
 * Says that the report of a period is ready, where it is, and who had it sent. It has no figure on purpose: who may see figures is
 * decided when the link is opened, by whoever signs in then; what lies in a mailbox is read by whoever has the mailbox, for ever.
 */
export const reportMessageOf = (
  { id, unit, every, language, createdAt, createdBy }: ReportSubscription,
  { address, token }: Sealed,
  period: Period,
  { names, city, siteUrl }: { readonly names: Names; readonly city: string; readonly siteUrl: string },
): ReportMessage => {
  const text = periodText(period);
  const reportUrl = reportAddress(siteUrl, { unit, period: text, language });
  const optOutUrl = endReportAddress(siteUrl, { unit, token, language });
  const [when, often] = [periodWords(period)[language], OFTEN[every][language]];
  const [office, maker] = [names.unit[language], names.maker[language]];
  const who = MAKERS[createdBy.role]?.[language] ?? createdBy.role;
  const since = dayText(createdAt.slice(0, 10));
  const isVietnamese = language === 'vi';
  return {
    type: 'report',
    id: `${id}-${text}`,
    kind: address.kind,
    to: address.value,
    language,
    subject: isVietnamese
      ? `Báo cáo sự hài lòng của người dân ${when}: ${office}`
      : `Report on the satisfaction of citizens, ${when}: ${office}`,
    text: isVietnamese
      ? `Đã có báo cáo kết quả đo lường sự hài lòng của người dân.
Đơn vị: ${office}
Kỳ báo cáo: ${when}

Xem báo cáo: ${reportUrl}
Cần đăng nhập để xem. Số liệu không gửi qua thư điện tử.

Ông/Bà nhận thư này ${often}, do ${who} của ${maker} đăng ký ngày ${since}.
Không nhận báo cáo này nữa: ${optOutUrl}

${city}`
      : `The report on the satisfaction of citizens is ready.
Unit: ${office}
Period: ${when}

See the report: ${reportUrl}
You need to sign in to see it. No figures are sent by e-mail.

You get this mail ${often}; ${who} of ${maker} set it up on ${since}.
Stop this report: ${optOutUrl}

${city}`,
    reportUrl,
    optOutUrl,
  };
};
