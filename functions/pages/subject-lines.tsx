import type { Text } from '#domain/questionnaire.ts';
import type { Subject } from './subject.ts';
import { dayText, type Language, MOMENT_TEXTS } from './texts.ts';

/** `Quầy 3 · Phường Hoàn Kiếm`; the office alone where no counter is known. */
export const placeName = ({ unit, counter }: Subject): Text =>
  counter
    ? { vi: `${counter.name.vi} · ${unit.name.vi}`, en: `${counter.name.en} · ${unit.name.en}` }
    : unit.name;

type Props = {
  readonly language: Language;
  readonly subject: Subject;
  /** Of the service, `2026-11-23`. */
  readonly day: string;
};

/** What is rated: the office, of a receipt also which procedure and which visit, and the day. */
export const SubjectLines = ({ language, subject, day }: Props) => (
  <p class="place">
    <strong>{placeName(subject)[language]}</strong>{' '}
    {subject.service && <span class="what">{subject.service.name[language]}</span>}{' '}
    <span class="soft">
      {subject.fixed && `${MOMENT_TEXTS[subject.moment][language]} · `}
      {dayText(day)[language]}
    </span>
  </p>
);
