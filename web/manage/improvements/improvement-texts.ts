import type { Text } from '#domain/questionnaire.ts';
import type { RefusalWords } from '../refusals/told.ts';

/** Every fixed text of the page of what was changed. */
export const IMPROVEMENT_TEXTS = {
  improvements: { vi: 'Việc đã cải thiện', en: 'What we changed' },
  title: { vi: 'Đã thay đổi nhờ ý kiến của người dân', en: 'What we changed because of citizens' },
  about: {
    vi: 'Mỗi mục hiện trên trang công khai của đơn vị, bằng cả hai ngôn ngữ. Xin đừng ghi tên người dân hay cán bộ.',
    en: 'Each entry stands on the public page of the unit, in both languages. Please name no citizen and no official.',
  },
  write: { vi: 'Thêm một việc đã làm', en: 'Tell of a change' },
  day: { vi: 'Ngày thay đổi', en: 'Day of the change' },
  vi: { vi: 'Nội dung tiếng Việt', en: 'In Vietnamese' },
  en: { vi: 'Nội dung tiếng Anh', en: 'In English' },
  send: { vi: 'Công bố', en: 'Publish' },
  withdraw: { vi: 'Rút lại', en: 'Withdraw' },
  withdrawn: { vi: 'Đã rút lại', en: 'Withdrawn' },
  none: { vi: 'Chưa có mục nào.', en: 'Nothing yet.' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  publicPage: { vi: 'Xem trang công khai', en: 'See the public page' },
} as const satisfies Record<string, Text>;

export const IMPROVEMENT_REFUSALS: RefusalWords = {
  fields: {
    day: IMPROVEMENT_TEXTS.day,
    'text.vi': IMPROVEMENT_TEXTS.vi,
    'text.en': IMPROVEMENT_TEXTS.en,
  },
};
