import type { Text } from '#domain/questionnaire.ts';
import type { Refusal } from '../receipts/token.ts';

const SCAN_OR_TYPE: Text = {
  vi: 'Xin quét lại mã QR trên giấy, hoặc nhập mã bằng chữ và số in bên cạnh.',
  en: 'Please scan the QR code on the paper again, or type the code of letters and digits beside it.',
};

const ASK_THE_DESK: Text = {
  vi: 'Xin hỏi bàn hướng dẫn của nơi đã trao giấy cho Ông/Bà.',
  en: 'Please ask the help desk where the paper was handed to you.',
};

const bothOf = (...texts: readonly Text[]): Text => ({
  vi: texts.map(({ vi }) => vi).join(' '),
  en: texts.map(({ en }) => en).join(' '),
});

/** Pages that stand alone, in both languages: whoever meets them may have chosen none yet. */
export const NOTICES = {
  notFound: {
    status: 404,
    title: { vi: 'Không tìm thấy quầy này', en: 'This counter was not found' },
    body: {
      vi: 'Xin quét lại mã QR đặt tại quầy. Nếu trang này vẫn hiện ra, xin báo bàn hướng dẫn rằng mã QR của quầy không còn dùng được.',
      en: 'Please scan the QR code at the counter again. If this page comes back, please tell the help desk that the QR code of the counter no longer works.',
    },
  },
  unitNotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy cơ quan này', en: 'This office was not found' },
    body: {
      vi: 'Chưa có tháng nào của cơ quan này được công bố. Xin xem trang chủ để biết các cơ quan đã công bố.',
      en: 'No month of this office is published. The front page names those that are.',
    },
  },
  otherMethod: {
    status: 405,
    title: { vi: 'Không mở trang này theo cách đó được', en: 'This page cannot be opened that way' },
    body: {
      vi: 'Xin quét mã QR đặt tại quầy hoặc trên giấy hẹn.',
      en: 'Please scan the QR code at the counter or on your receipt.',
    },
  },
  tooLarge: {
    status: 413,
    title: { vi: 'Phiếu gửi lên quá lớn', en: 'What was sent is too large' },
    body: { vi: 'Xin mở phiếu mới và gửi lại.', en: 'Please open a new form and send it again.' },
  },
  notAForm: {
    status: 415,
    title: { vi: 'Đây không phải là phiếu đánh giá', en: 'This is not the rating form' },
    body: {
      vi: 'Trang này chỉ nhận phiếu gửi từ biểu mẫu của nó. Xin mở phiếu mới.',
      en: 'This page takes only what its own form sends. Please open a new form.',
    },
  },
  unavailable: {
    status: 503,
    title: { vi: 'Hệ thống đang bận', en: 'The system is busy' },
    body: {
      vi: 'Xin chờ vài giây rồi mở lại trang.',
      en: 'Please wait a few seconds, then open the page again.',
    },
  },
  ourFault: {
    status: 500,
    title: { vi: 'Hệ thống gặp sự cố', en: 'The system has a fault' },
    body: {
      vi: 'Xin chờ vài giây rồi mở lại trang.',
      en: 'Please wait a few seconds, then open the page again.',
    },
  },
  unreadable: {
    status: 404,
    mayType: true,
    title: { vi: 'Mã này chưa đọc được', en: 'This code cannot be read' },
    body: bothOf(
      { vi: 'Địa chỉ hoặc mã bị thiếu hoặc sai chữ.', en: 'The address or the code is cut off or mistyped.' },
      SCAN_OR_TYPE,
    ),
  },
  foreign: {
    status: 404,
    title: { vi: 'Giấy này do hệ thống khác cấp', en: 'This paper is of another system' },
    body: bothOf(
      {
        vi: 'Mã trên giấy không phải của hệ thống đánh giá này; có thể giấy do tỉnh, thành phố khác cấp.',
        en: 'The code is not one of this rating service; the paper may be of another city or province.',
      },
      ASK_THE_DESK,
    ),
  },
  forged: {
    status: 403,
    mayType: true,
    title: { vi: 'Mã này không đúng', en: 'This code is not right' },
    body: bothOf(
      {
        vi: 'Một chữ hoặc số của mã đã bị đọc sai hoặc bị thay đổi nên không thể nhận đánh giá.',
        en: 'A letter or digit of the code was misread or changed, so no rating can be taken.',
      },
      SCAN_OR_TYPE,
    ),
  },
  outOfScope: {
    status: 403,
    title: { vi: 'Giấy này không đánh giá được', en: 'This paper cannot be rated' },
    body: bothOf(
      {
        vi: 'Phần mềm in giấy này không được phép cấp mã cho cơ quan ghi trên giấy. Lỗi này không phải của Ông/Bà.',
        en: 'The software that printed it may not issue codes for the office it names. The fault is not yours.',
      },
      ASK_THE_DESK,
    ),
  },
  keyRetired: {
    status: 410,
    title: { vi: 'Mã này không còn dùng được', en: 'This code is no longer in use' },
    body: bothOf(
      {
        vi: 'Loại mã này đã ngừng sử dụng vì lý do an toàn trước khi giấy được in.',
        en: 'Codes of this kind were taken out of use for safety before the paper was printed.',
      },
      ASK_THE_DESK,
    ),
  },
  keyRevoked: {
    status: 410,
    title: { vi: 'Mã này đã bị thu hồi', en: 'This code was withdrawn' },
    body: {
      vi: 'Mã cùng loại đã bị thu hồi vì lý do an toàn. Nếu giấy này do cơ quan trao cho Ông/Bà, xin đề nghị nơi đó in lại mã mới; lần phục vụ này vẫn được đánh giá bằng mã mới.',
      en: 'Codes of this kind were withdrawn for safety. If the office handed you this paper, please ask it to print a new code, with which this service can still be rated.',
    },
  },
  notYet: {
    status: 403,
    title: { vi: 'Chưa đến lúc đánh giá', en: 'It is too early to rate' },
    body: {
      vi: 'Giờ ghi trong mã chưa đến. Xin mở lại trang này sau khi Ông/Bà được phục vụ.',
      en: 'The time in the code is still to come. Please open this page again after you were served.',
    },
  },
  expired: {
    status: 410,
    title: { vi: 'Đã hết hạn đánh giá', en: 'The time to rate is over' },
    body: {
      vi: 'Mã trên giấy này đã hết hạn, nên lần phục vụ này không nhận đánh giá nữa. Lần sau, xin quét mã trong thời hạn ghi trên giấy. Để góp ý về lần này, xin gặp bàn hướng dẫn của cơ quan.',
      en: 'The code on this paper has expired, so this service can no longer be rated. Next time, please scan within the days printed on the paper. To say something about this one, please see the help desk of the office.',
    },
  },
  officeGone: {
    status: 404,
    title: { vi: 'Không tìm thấy cơ quan ghi trên giấy', en: 'The office on the paper was not found' },
    body: bothOf(
      {
        vi: 'Cơ quan này không có trong danh sách, hoặc đã giải thể mà chưa có cơ quan tiếp nhận.',
        en: 'It is not on the list of offices, or was closed and none has taken over yet.',
      },
      ASK_THE_DESK,
    ),
  },
} as const satisfies Record<string, Notice>;

export type NoticeKind = keyof typeof NOTICES;
export type Notice = {
  readonly status: number;
  readonly title: Text;
  readonly body: Text;
  /** Whether the code may be typed instead. */
  readonly mayType?: true;
};

/** What is said to whoever comes with a token that is refused. */
export const NOTICE_OF_REFUSAL: Readonly<Record<Refusal, NoticeKind>> = {
  malformed: 'unreadable',
  'unknown-key': 'foreign',
  forged: 'forged',
  'out-of-scope': 'outOfScope',
  'key-retired': 'keyRetired',
  'key-revoked': 'keyRevoked',
  'not-yet': 'notYet',
  expired: 'expired',
};
