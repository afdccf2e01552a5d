import type { Text } from '#domain/questionnaire.ts';

/** What stands around the preview of a questionnaire. */
export const PREVIEW_TEXTS = {
  title: { vi: 'Xem trước như người dân thấy', en: 'As citizens would see it' },
  how: {
    vi: 'Gồm cả nội dung chưa lưu. Bạn có thể bấm thử; không có gì được gửi hay ghi lại.',
    en: 'With what is not saved yet. It can be tried by touch; nothing is sent or recorded.',
  },
  device: { vi: 'Thiết bị', en: 'Device' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  kioskUpright: { vi: 'Ki-ốt dựng đứng', en: 'Kiosk, upright' },
  kioskAcross: { vi: 'Ki-ốt nằm ngang', en: 'Kiosk, across' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
  again: { vi: 'Xem lại từ đầu', en: 'Begin again' },
  unit: { vi: 'Bộ phận Một cửa', en: 'One-stop desk' },
  onPaper: {
    vi: 'Phiếu này không có câu hỏi chung, nên không hỏi trên ki-ốt và điện thoại mà chỉ hỏi trên giấy.',
    en: 'This form has no overall question: it is asked on paper, and neither at kiosks nor on phones.',
  },
} as const satisfies Record<string, Text>;
