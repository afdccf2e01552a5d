import { parsePeriod } from '#domain/period.ts';
import type { ShownSubscription } from '../../shared/api-types.ts';
import { dayName } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { ACTOR_TEXTS } from '../audit/audit-texts.ts';

/** `Lãnh đạo đơn vị (Phường Hoàn Kiếm) đăng ký ngày 23/11/2026` */
export const madeSentence = (
  language: Language,
  { createdBy: { role, unitName }, createdAt }: ShownSubscription,
): string => {
  const who = ACTOR_TEXTS[role as keyof typeof ACTOR_TEXTS]?.[language] ?? role;
  const day = dayName(language, createdAt.slice(0, 10));
  return language === 'vi'
    ? `${who} (${unitName[language]}) đăng ký ngày ${day}.`
    : `Set up by: ${who} (${unitName[language]}), ${day}.`;
};

const named = (language: Language, period: string): string => {
  const parsed = parsePeriod(period);
  return parsed ? periodName(language, parsed) : period;
};

/** What was sent last, what was missed since, and when the next mail is due. */
export const sentSentences = (
  language: Language,
  { sent, missed, nextAt }: ShownSubscription,
): readonly string[] => {
  const isVietnamese = language === 'vi';
  const dayOf = (instant: string): string => dayName(language, instant.slice(0, 10));
  return [
    sent
      ? isVietnamese
        ? `Gửi gần nhất: ${named(language, sent.period)}, ngày ${dayOf(sent.at)}.`
        : `Sent last: ${named(language, sent.period)}, on ${dayOf(sent.at)}.`
      : isVietnamese
        ? 'Chưa gửi lần nào.'
        : 'Nothing sent yet.',
    ...(missed
      ? [
          isVietnamese
            ? `Không gửi được báo cáo ${named(language, missed.period)} sau hai ngày thử.`
            : `The report of ${named(language, missed.period)} could not be sent in two days of trying.`,
        ]
      : []),
    ...(nextAt ? [isVietnamese ? `Lần tới: ngày ${dayOf(nextAt)}.` : `Next: ${dayOf(nextAt)}.`] : []),
  ];
};
