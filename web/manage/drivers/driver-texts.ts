import type { Text } from '#domain/questionnaire.ts';
import type { MonthResult } from '../../shared/api-types.ts';
import { decimal, percent, points } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';

type Driver = MonthResult['drivers'][number];

export const DRIVER_TEXTS = {
  title: { vi: 'Yếu tố đi cùng sự hài lòng chung', en: 'What goes with overall satisfaction' },
  table: { vi: 'Bảng yếu tố', en: 'Table of drivers' },
  performance: { vi: 'Hài lòng với yếu tố', en: 'Satisfied with it' },
  importance: { vi: 'Tầm quan trọng (điểm)', en: 'Importance (points)' },
  lost: { vi: 'Điểm mất theo', en: 'Points lost with it' },
  satisfied: { vi: 'Chỉ số của người hài lòng với yếu tố', en: 'Index of those satisfied with it' },
  others: { vi: 'Chỉ số của người khác', en: 'Index of the others' },
  answered: { vi: 'Người trả lời', en: 'Answered' },
  across: { vi: 'Hài lòng với yếu tố (mức thực hiện)', en: 'Satisfied with it (performance)' },
  up: { vi: 'Tầm quan trọng, điểm phần trăm', en: 'Importance, percentage points' },
  tooFew: {
    vi: 'Chưa có yếu tố nào có từ 10 người hài lòng và từ 10 người chưa hài lòng, nên chưa so sánh được.',
    en: 'No driver has ten satisfied people and ten others yet, so nothing can be compared.',
  },
  how: { vi: 'Cách đọc và cách tính', en: 'How to read this, and how it is computed' },
  howBody: {
    vi: 'Tầm quan trọng là hiệu giữa Chỉ số của người hài lòng với yếu tố (mức 4, 5) và Chỉ số của người chưa hài lòng (mức 1, 2, 3), kèm khoảng tin cậy 95 % (R. G. Newcombe, 1998). Điểm mất theo là Chỉ số của người hài lòng trừ Chỉ số của mọi người đã trả lời: lớn khi yếu tố vừa quan trọng vừa còn nhiều người chưa hài lòng, nên là nơi nên xem trước. Chỉ tính người đã trả lời cả hai câu. Hình cho biết điều gì đi cùng nhau, không chứng minh nguyên nhân; các yếu tố cũng liên quan với nhau, nên không cộng các điểm lại.',
    en: 'Importance is the index of those satisfied with the thing (4, 5) less the index of the others (1, 2, 3), with its 95% interval (R. G. Newcombe, 1998). Points lost with it are the index of the satisfied less that of all who answered: large where a thing both matters and leaves many dissatisfied, so the place to look first. Only people who answered both questions count. It shows what goes together and proves no cause; the drivers hang together too, so their points do not add up.',
  },
} as const satisfies Record<string, Text>;

/** The driver with most to win in one sentence; the rows come sorted by it. */
export const driverSentence = (language: Language, rows: readonly Driver[]): string => {
  const first = rows.find(({ sides }) => sides && sides.differenceInterval.lowPercent > 0);
  if (!first?.sides) {
    return language === 'vi'
      ? 'Chưa đủ bằng chứng rằng yếu tố nào đi cùng sự hài lòng chung.'
      : 'There is not enough evidence that any driver goes with overall satisfaction.';
  }
  const { satisfied, others, lostPoints, differencePoints } = first.sides;
  const [high, low] = [percent(language, satisfied.indexPercent), percent(language, others.indexPercent)];
  return language === 'vi'
    ? `Nên xem trước: “${first.name.vi}”. Người hài lòng với yếu tố này có Chỉ số ${high}, người chưa hài lòng ${low} (chênh ${points('vi', differencePoints)} điểm); ${decimal('vi', lostPoints)} điểm của Chỉ số mất theo yếu tố này.`
    : `Look first at “${first.name.en}”. Those satisfied with it have an index of ${high}, the others ${low} (${points('en', differencePoints)} points); ${decimal('en', lostPoints)} points of the index are lost with it.`;
};
