import type { Text } from '#domain/questionnaire.ts';
import type { Changes } from '../../shared/api-types.ts';
import type { Language } from '../../shared/language.ts';

export const CHANGE_TEXTS = {
  title: { vi: 'Điều gì đã thay đổi?', en: 'What changed?' },
  against: { vi: 'So với', en: 'Against' },
  refused: { vi: 'Không so sánh được với kỳ này.', en: 'It cannot be compared with that period.' },
  by: { vi: 'Tách theo', en: 'Taken apart by' },
  before: { vi: 'Kỳ trước', en: 'Before' },
  now: { vi: 'Kỳ này', en: 'Now' },
  mix: { vi: 'Do cơ cấu', en: 'By the mix' },
  within: { vi: 'Trong nhóm', en: 'Within the group' },
  effect: { vi: 'Tác động, điểm phần trăm', en: 'Effect, percentage points' },
  total: { vi: 'Tác động', en: 'Effect' },
  how: { vi: 'Cách tách', en: 'How it is taken apart' },
  howBody: {
    vi: 'Theo E. M. Kitagawa (1955). “Do cơ cấu”: nhóm chiếm phần nhiều hơn hoặc ít hơn trong số phiếu. “Trong nhóm”: người dân của chính nhóm đó hài lòng hơn hoặc kém hơn. Tổng tất cả các nhóm bằng mức thay đổi của chỉ số (có thể lệch 0,01 do làm tròn). Đây là phép tách số học, không chứng minh nguyên nhân, và phần lớn các nhóm chỉ dao động như ngẫu nhiên. Nhóm được nêu là thay đổi quá mức ngẫu nhiên khi khoảng 99,8 % của chênh lệch (Newcombe, 1998) không chứa 0.',
    en: 'After E. M. Kitagawa (1955). “By the mix”: the group became a larger or smaller part of all responses. “Within the group”: its own people became more or less satisfied. All groups together are the change of the index (within 0.01, as each is rounded). This is arithmetic and proves no cause, and most groups move as chance does. A group is said to have changed by more than chance where the 99.8% interval of its difference (Newcombe, 1998) leaves 0 out.',
  },
} as const satisfies Record<string, Text>;

export const AGAINST: Readonly<Record<Changes['against'], Text>> = {
  previous: { vi: 'kỳ liền trước', en: 'the period before' },
  year: { vi: 'cùng kỳ năm trước', en: 'the same a year before' },
};

export const WAYS: Readonly<Record<Changes['parts'][number]['by'], Text>> = {
  services: { vi: 'Thủ tục', en: 'Services' },
  channels: { vi: 'Kênh', en: 'Channels' },
  moments: { vi: 'Thời điểm', en: 'Moments' },
  counters: { vi: 'Quầy', en: 'Counters' },
  children: { vi: 'Đơn vị trực thuộc', en: 'Units below' },
};

/** What a picture of the parts of a change is called, with what it is a change from. */
export const changesTitle = (
  language: Language,
  by: Changes['parts'][number]['by'],
  before: string,
): string =>
  language === 'vi'
    ? `Điều gì đã thay đổi kể từ ${before}, theo ${WAYS[by].vi.toLowerCase()}`
    : `What changed since ${before}, by ${WAYS[by].en.toLowerCase()}`;
