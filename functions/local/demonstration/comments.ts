import type { Score } from '#domain/questionnaire.ts';
import { withoutMarks } from '#domain/search.ts';
import type { Random } from './random.ts';

/** What people might write about each thing that went wrong, by the id of its reason. All of it is invented. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'long-wait': [
    'Phải chờ hơn hai tiếng mới đến lượt',
    'Chờ lâu quá, lấy số từ sáng mà gần trưa mới được gọi',
    'Hồ sơ trễ hẹn ba ngày mà không ai báo',
    'Xếp hàng đông, chỉ có một quầy làm việc',
    'Giấy hẹn trả thứ hai, đến nơi lại hẹn sang thứ năm',
    'Thời gian chờ đợi quá lâu, người già đi lại khổ',
  ],
  'repeated-visits': [
    'Đi lại bốn lần mới xong một tờ giấy',
    'Mỗi lần đến lại bảo thiếu một thứ, sao không nói hết một lần',
    'Bị chỉ sang phòng khác rồi lại chỉ ngược về',
    'Nhà xa mà phải quay lại nhiều lần vì in sai tên',
    'Hết chạy lên quận cũ lại về phường, không biết nộp ở đâu',
  ],
  'unclear-guidance': [
    'Hướng dẫn không rõ ràng, mỗi người nói một kiểu',
    'Không biết hỏi ai, bảng chỉ dẫn khó hiểu',
    'Giấy tờ cần mang không niêm yết rõ',
    'Hỏi thì bảo lên mạng mà xem, tôi không rành',
    'Cần giải thích kỹ hơn cho người lớn tuổi',
  ],
  'poor-attitude': [
    'Thái độ cán bộ lạnh nhạt, trả lời cộc lốc',
    'Nhân viên vừa làm vừa xem điện thoại, không lịch sự',
    'Cán bộ quát mắng khi tôi hỏi lại',
    'Nói chuyện với dân như ban ơn, rất khó chịu',
  ],
  'extra-papers': [
    'Bắt bản sao công chứng trong khi quy định không cần',
    'Thủ tục rườm rà, đòi thêm giấy xác nhận của tổ dân phố',
    'Có căn cước gắn chip rồi mà vẫn đòi giấy tờ cũ',
  ],
  'extra-payment': [
    'Thu thêm tiền photo mà không có biên lai',
    'Lệ phí cao hơn bảng niêm yết, hỏi không giải thích',
    'Có người gợi ý bồi dưỡng để làm nhanh',
  ],
};

const OTHER_WRONGS: readonly string[] = [
  'Nộp trực tuyến bị lỗi liên tục, cuối cùng vẫn phải ra tận nơi',
  'Hệ thống dịch vụ công đăng nhập mãi không được',
  'Phòng chờ nóng, thiếu ghế ngồi',
  'Bãi xe chật, không có chỗ để xe',
  'Thiếu cán bộ, đề nghị mở thêm quầy',
  'Giờ nghỉ trưa đóng cửa sớm, đến muộn một chút là phải về',
  'Mã OTP không gửi về, nhờ hướng dẫn thì không ai giúp',
];

const MIDDLING: readonly string[] = [
  'Tạm được, nhưng cần làm nhanh hơn',
  'Cán bộ nhiệt tình nhưng hệ thống hay lỗi mạng',
  'Bình thường, mong có thêm ghế ngồi chờ',
  'Thủ tục ổn, chỉ mất thời gian xếp hàng',
  'Nên có người hướng dẫn nộp hồ sơ trực tuyến cho người già',
  'Đúng hẹn nhưng phải đi lại hai lần',
];

const GOOD: readonly string[] = [
  'Cán bộ hướng dẫn tận tình, rõ ràng',
  'Giải quyết nhanh, trả kết quả trước hẹn',
  'Nhân viên niềm nở, vui vẻ, cảm ơn',
  'Rất hài lòng, không phải đi lại nhiều lần',
  'Thủ tục đơn giản hơn trước nhiều',
  'Phòng chờ sạch sẽ, có nước uống và điều hòa',
  'Cảm ơn cán bộ đã giúp tôi điền tờ khai',
  'Làm nhanh gọn, chuyên nghiệp',
  'Nộp trên dịch vụ công rất tiện, chỉ đến lấy kết quả',
  'Phục vụ tốt, thái độ lịch sự',
  'Được giải thích kỹ, dễ hiểu',
  'Rất nhanh, mười lăm phút là xong',
];

const ENGLISH: Readonly<Record<'bad' | 'good', readonly string[]>> = {
  bad: ['Waited a long time and nobody could explain in English', 'The online portal did not work'],
  good: ['Very friendly and helpful, thank you', 'Quick service, clear instructions'],
};

const CLOSINGS: readonly string[] = [
  'mong cải thiện',
  'đề nghị xem lại',
  'mong lãnh đạo quan tâm',
  'góp ý chân thành',
];

/** Who writes something, by score: who is angry writes more often. */
const WRITES: Readonly<Record<Score, number>> = { 1: 0.42, 2: 0.34, 3: 0.16, 4: 0.08, 5: 0.11 };
const ADDS_SECOND = 0.25;
const ADDS_CLOSING = 0.2;
const WITHOUT_MARKS = 0.14;
const HASTY = 0.12;
const IN_ENGLISH = 0.01;

/** As it is typed in haste. */
const hasty = (text: string): string =>
  text.toLowerCase().replaceAll('không', 'ko').replaceAll('được', 'đc').replaceAll('cán bộ', 'cb');

/** What somebody writes beside a score and the reasons he has ticked; mostly nothing. */
export const commentFor = (score: Score, reasons: readonly string[], random: Random): string | undefined => {
  // Drawn for everybody, so that whether one person writes changes nothing for the others.
  const [writes, second, closing, typed, language] = [random, random, random, random, random].map((each) =>
    each.unit(),
  ) as [number, number, number, number, number];
  const pick = (texts: readonly string[]): string => texts[Math.floor(random.unit() * texts.length)] ?? '';
  const about = reasons.flatMap((id) => WRONG[id] ?? []);
  const wrongs = [...(about.length > 0 ? about : [...(WRONG['long-wait'] ?? []), ...OTHER_WRONGS])];
  const from = score <= 2 ? wrongs : score === 3 ? MIDDLING : GOOD;
  const [first, other, end, english] = [
    pick(from),
    pick(score <= 2 ? [...wrongs, ...OTHER_WRONGS] : from),
    pick(CLOSINGS),
    pick(ENGLISH[score <= 3 ? 'bad' : 'good']),
  ];
  if (writes >= WRITES[score]) return undefined;
  if (language < IN_ENGLISH) return english;
  const parts = [
    first,
    ...(second < ADDS_SECOND && other !== first ? [other] : []),
    ...(score <= 3 && closing < ADDS_CLOSING ? [end] : []),
  ];
  const text = parts.join('. ').replace(/\. mong|\. đề|\. góp/u, (found) => found.replace('. ', ', '));
  if (typed < WITHOUT_MARKS) return withoutMarks(text);
  return typed < WITHOUT_MARKS + HASTY ? hasty(text) : text;
};
