import type { Text } from '#domain/questionnaire.ts';

/** What every view says of a refusal, by the kind of problem, where it has no words of its own. */
export const PROBLEM_TEXTS: Readonly<Record<string, Text>> = {
  'invalid-request': {
    vi: 'Có mục chưa đúng nên chưa có gì được ghi. Xin sửa rồi gửi lại.',
    en: 'Something is not right yet, and nothing was written. Please correct it and send it again.',
  },
  'invalid-query': {
    vi: 'Điều kiện đã chọn chưa đúng. Xin chọn lại.',
    en: 'What was chosen cannot be asked so. Please choose again.',
  },
  'body-too-large': {
    vi: 'Nội dung quá dài. Xin rút ngắn rồi gửi lại.',
    en: 'This is too long. Please shorten it and send it again.',
  },
  'changed-meanwhile': {
    vi: 'Người khác vừa thay đổi mục này nên chưa có gì được ghi. Xin xem lại rồi làm lại.',
    en: 'Somebody else has just changed this, and nothing was written. Please look at it again and repeat what is still to be done.',
  },
  'too-many-requests': {
    vi: 'Có quá nhiều yêu cầu cùng lúc. Xin chờ một phút rồi thử lại.',
    en: 'There are too many requests at once. Please wait a minute and try again.',
  },
  'not-signed-in': {
    vi: 'Phiên đăng nhập đã hết. Xin đăng nhập lại.',
    en: 'You are no longer signed in. Please sign in again.',
  },
  'not-allowed': {
    vi: 'Vai trò của bạn không được làm việc này ở đơn vị này. Nếu cần, xin liên hệ người quản trị hệ thống.',
    en: 'Your role may not do this at this unit. If you need it, please ask an administrator.',
  },
  'not-found': {
    vi: 'Mục này không còn ở đây hoặc ngoài phạm vi của bạn. Xin tải lại trang.',
    en: 'This is no longer here, or beyond your reach. Please load the page again.',
  },
  unavailable: {
    vi: 'Máy chủ đang bận nên chưa làm được. Xin thử lại sau ít phút.',
    en: 'The server cannot do this now. Please try again in a few minutes.',
  },
  internal: {
    vi: 'Máy chủ gặp lỗi. Xin thử lại; nếu vẫn lỗi, xin báo người vận hành hệ thống.',
    en: 'The server met a fault. Please try again; if it stays so, please tell whoever runs the service.',
  },
};

/** The kind of problem that a status most often is, where the answer does not name one, as that of a gateway. */
export const PROBLEM_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'invalid-query',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  409: 'changed-meanwhile',
  413: 'body-too-large',
  422: 'invalid-request',
  429: 'too-many-requests',
  500: 'internal',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

export const REFUSAL_TEXTS = {
  unreachable: {
    vi: 'Không kết nối được máy chủ. Xin thử lại.',
    en: 'The server cannot be reached. Please try again.',
  },
  other: {
    vi: 'Máy chủ không nhận yêu cầu này. Xin thử lại; nếu vẫn lỗi, xin báo người vận hành hệ thống.',
    en: 'The server did not take this. Please try again; if it stays so, please tell whoever runs the service.',
  },
  notRight: { vi: 'chưa đúng', en: 'is not right' },
} as const satisfies Record<string, Text>;
