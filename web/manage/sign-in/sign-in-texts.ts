import type { Text } from '#domain/questionnaire.ts';
import type { Ending } from './kept-session.ts';

/** Every fixed text of signing in and out. */
export const SIGN_IN_TEXTS = {
  needed: { vi: 'Cần đăng nhập', en: 'Please sign in' },
  ended: { vi: 'Đã đăng xuất', en: 'Signed out' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  going: { vi: 'Đang chuyển đến trang đăng nhập', en: 'Going to the sign-in page' },
  demonstration: {
    vi: 'Bản trình diễn: bước sau chọn một người minh họa, không cần mật khẩu.',
    en: 'A demonstration: the next step lets you choose an invented person, without a password.',
  },
  insecure: {
    vi: 'Trình duyệt chỉ cho đăng nhập qua HTTPS hoặc trên chính máy này (http://localhost). Địa chỉ hiện tại thì không được.',
    en: 'Browsers allow signing in over HTTPS only, or on this very machine (http://localhost). At this address they do not.',
  },
  byCommand: {
    vi: 'Để thử từ máy khác, tạo mã truy cập bằng lệnh dưới đây rồi mở /manage/#token=MÃ',
    en: 'To try it from another machine, make a token with this command, then open /manage/#token=TOKEN',
  },
  menu: { vi: 'Tài khoản', en: 'Account' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  everywhere: { vi: 'Đăng xuất trên mọi thiết bị', en: 'Sign out everywhere' },
  everywhereHow: {
    vi: 'Các máy khác mất quyền truy cập trong vòng 15 phút.',
    en: 'Other machines lose access within 15 minutes.',
  },
  everywhereFailed: {
    vi: 'Chưa đăng xuất được: không kết nối được với trang đăng nhập. Xin thử lại.',
    en: 'Not signed out: the sign-in could not be reached. Please try again.',
  },
  idleTitle: { vi: 'Sắp tự đăng xuất', en: 'About to sign you out' },
  idleWhy: {
    vi: 'Đã lâu không có thao tác nào. Để giữ kín số liệu, trang sẽ tự đăng xuất sau',
    en: 'Nothing was touched for a while. To keep the figures private, you are signed out in',
  },
  second: { vi: 'giây', en: 'second' },
  seconds: { vi: 'giây', en: 'seconds' },
  stay: { vi: 'Tiếp tục làm việc', en: 'Stay signed in' },
  unreachable: {
    vi: 'Không kết nối được máy chủ, đang thử lại',
    en: 'The server cannot be reached, trying again',
  },
} as const satisfies Record<string, Text>;

export const ENDING_TEXTS: Readonly<Record<Ending, Text>> = {
  signedOut: {
    vi: 'Máy này không còn giữ quyền truy cập nào.',
    en: 'This machine holds no access any more.',
  },
  everywhere: {
    vi: 'Đã đăng xuất trên mọi thiết bị. Máy đang mở trang này ở nơi khác mất quyền trong vòng 15 phút.',
    en: 'Signed out everywhere. A machine that shows this page elsewhere loses access within 15 minutes.',
  },
  idle: {
    vi: 'Trang đã tự đăng xuất vì lâu không có thao tác nào. Đăng nhập lại để xem tiếp.',
    en: 'You were signed out because nothing was touched for a while. Sign in again to go on.',
  },
  expired: {
    vi: 'Mã truy cập không đúng hoặc đã hết hạn. Xin đăng nhập lại.',
    en: 'The access token is wrong or has expired. Please sign in again.',
  },
  failed: {
    vi: 'Lần đăng nhập vừa rồi không thành: đã quá hạn, bị hủy, hoặc không bắt đầu từ trang này. Xin thử lại.',
    en: 'That sign-in did not succeed: it took too long, was called off, or did not begin on this page. Please try again.',
  },
};
