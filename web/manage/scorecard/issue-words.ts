import type { Language } from '../../shared/language.ts';
import { fieldInVietnamese } from '../refusals/field-sentences.ts';
import { REFUSAL_TEXTS } from '../refusals/refusal-texts.ts';

type Issue = { readonly path: string; readonly message: string };

/* The checks of a figure say what is wrong in English, as the API does; these are the same sentences for a Vietnamese page. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^must be a number$/, 'phải là số, ví dụ 90,5'],
  [/^must be a whole number from (\d+)$/, 'phải là số nguyên từ $1 trở lên'],
  [/^is needed, a whole number from (\d+)$/, 'cần nhập, là số nguyên từ $1 trở lên'],
  [/^is needed where a denominator is given$/, 'cần nhập khi đã có mẫu số'],
  [/^is needed, in percent, or numerator and denominator$/, 'cần nhập tỷ lệ, hoặc cả tử số và mẫu số'],
  [/^must not be more than the denominator$/, 'không được lớn hơn mẫu số'],
  [
    /^must not be more than the denominator, among which it is a rank$/,
    'không được lớn hơn tổng số được xếp hạng',
  ],
  [/^must be 0 to 100 percent$/, 'phải từ 0 đến 100 %'],
  [
    /^must be ([\d.]+), which numerator and denominator say, or be left out$/,
    'phải là $1 theo tử số và mẫu số, hoặc để trống',
  ],
  [/^must say among how many the rank is, such as 63$/, 'phải cho biết xếp hạng trong bao nhiêu, ví dụ 63'],
  [
    /^must be a year, half-year.*$/,
    'phải là năm từ 2000 đến 2099; nhiều năm thì năm sau phải lớn hơn, nhiều nhất 5 năm',
  ],
  [/^has not begun yet$/, 'chưa bắt đầu'],
  [/^must not be a day to come$/, 'không được là ngày trong tương lai'],
  [/^must be a day that exists.*$/, 'phải là ngày có thật'],
  [/^must name the document, with its number$/, 'phải ghi tên và số của văn bản'],
  [
    /^must have the number and symbol of the document.*$/,
    'phải ghi số và ký hiệu văn bản, ví dụ 1234/QĐ-UBND',
  ],
  [/^may have (\d+) letters$/, 'không được quá $1 ký tự'],
];

/** What is wrong with a field, in the page's language: that it is not right, where no sentence is known. */
export const issueText = (language: Language, { message }: Issue): string => {
  if (language === 'en') return message;
  const known = SENTENCES.find(([pattern]) => pattern.test(message));
  if (!known) return fieldInVietnamese(message) ?? REFUSAL_TEXTS.notRight.vi;
  const said = message.replace(known[0], known[1]);
  return said.replace(/(\d)\.(\d)/, '$1,$2');
};
