import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono/types';
import type { Notice } from './notices.ts';

/** `List-Unsubscribe=One-Click` is all that a mail programme sends (RFC 8058), and the button of a page sends nothing. */
export const ONE_CLICK_LIMIT_BYTES = 4 * 1024;

const TOO_LARGE: Notice = {
  status: 413,
  title: { vi: 'Nội dung gửi lên quá lớn', en: 'What was sent is too large' },
  body: {
    vi: 'Trang này chỉ nhận một lần bấm nút. Xin mở lại đường dẫn trong tin nhắn hoặc thư và bấm nút trên trang.',
    en: 'This page takes a press of its button and no more. Please open the link in the message again, and press the button.',
  },
};

/** Refuses a body that no button sends, before anything is done. */
export const oneClickBody = (answer: (notice: Notice) => Response | Promise<Response>): MiddlewareHandler =>
  bodyLimit({ maxSize: ONE_CLICK_LIMIT_BYTES, onError: () => answer(TOO_LARGE) });
