import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { DARK_MEDIA, DARK_TOKENS_CSS, TOKENS_CSS } from '#design/tokens.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { DemonstrationPerson } from './demonstration-people.ts';

export type Page = { readonly html: string; readonly headers: Record<string, string> };

type Language = keyof Text;

const STYLE = `${TOKENS_CSS}
*{box-sizing:border-box}
body{font-family:var(--font);color:var(--ink);background:var(--ground);margin:0;line-height:1.5}
main{max-width:60rem;margin:0 auto;padding:var(--space-5) var(--space-3)}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 var(--space-3)}
.said{border-left:4px solid var(--accent);background:var(--paper);margin:0 0 var(--space-4);padding:var(--space-3);border-radius:0 var(--radius) var(--radius) 0}
ul{list-style:none;margin:0;padding:0;display:grid;gap:var(--space-3);grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr))}
li form{height:100%}
button,a.open{font:inherit;color:var(--ink);background:var(--paper);border:2px solid transparent;border-radius:var(--radius-large);box-shadow:var(--shadow);padding:var(--space-3);cursor:pointer;text-align:start}
li button{width:100%;height:100%;display:flex;flex-direction:column;gap:.25rem}
button:hover{border-color:var(--accent)}
button:focus-visible,a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
button strong{font-size:1.125rem}
button .unit{font-weight:600;color:var(--accent)}
button .may{color:var(--ink-soft)}
a.open{display:inline-block;background:var(--accent);color:var(--accent-ink);font-weight:600;text-decoration:none}
footer{margin-top:var(--space-4);color:var(--ink-soft)}footer a{color:var(--accent)}
@media ${DARK_MEDIA}{${DARK_TOKENS_CSS}}
`;

/** A sign-out that the page has asked for needs no second word; where scripts are off the button stays. */
const LEAVE = "document.querySelector('button').click()";

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const CSP = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(LEAVE)}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

const HEADERS = {
  'content-security-policy': CSP,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

type Content = ReturnType<typeof html>;

const pageOf = (language: Language, title: string, content: Content): Page => ({
  html: String(html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`),
  headers: HEADERS,
});

const TEXTS = {
  title: { vi: 'Chọn người dùng minh họa', en: 'Choose a demonstration person' },
  said: {
    vi: 'Đây là bản trình diễn. Những người dưới đây không có thật và không cần mật khẩu. Khi triển khai, mỗi người đăng nhập bằng tài khoản của mình và mã xác thực thứ hai.',
    en: 'This is a demonstration. The people below are invented and need no password. In a deployment everyone signs in with an account of their own and a second factor.',
  },
  nobody: {
    vi: 'Chưa có đơn vị nào, nên chưa có ai để chọn. Nạp danh sách đơn vị trước:',
    en: 'There are no units yet, so there is nobody to choose. Import units first:',
  },
  back: { vi: 'Về trang quản lý', en: 'Back to the manager’s page' },
} as const satisfies Record<string, Text>;

/** Whom to be, in the language that the page has asked for. */
export const peoplePage = (people: readonly DemonstrationPerson[], language: Language): Page =>
  pageOf(
    language,
    TEXTS.title[language],
    html`<p class="said">${TEXTS.said[language]}</p>
      ${people.length === 0 ? html`<p>${TEXTS.nobody[language]} <code>npm run import:units -- FILE.csv</code></p>` : ''}
      <ul>
        ${people.map(
          ({ id, name, office, unitName, may }) => html`<li>
            <form method="post">
              <button name="person" value="${id}">
                <strong>${office[language]}</strong>
                <span class="unit">${unitName[language]}</span>
                <span>${name}</span>
                <span class="may">${may[language]}</span>
              </button>
            </form>
          </li>`,
        )}
      </ul>
      <footer><a href="/manage/">${TEXTS.back[language]}</a></footer>`,
  );

/** Between the page that signs out and the page that says so. `form` is the provider's own, with its token. */
export const leavingPage = (form: string): Page =>
  pageOf(
    'vi',
    'Đang đăng xuất',
    html`<p lang="en">Signing out</p>
      ${raw(form)}
      <button name="logout" value="yes" form="op.logoutForm">Đăng xuất · Sign out</button>
      <script>${raw(LEAVE)}</script>`,
  );

/** What the provider could not do, in its own words, with a way back. */
export const troublePage = (detail: string): Page =>
  pageOf(
    'vi',
    'Không đăng nhập được',
    html`<p>Yêu cầu đăng nhập đã hết hạn hoặc không đúng. Xin đăng nhập lại từ trang quản lý.</p>
      <p lang="en">The sign-in has expired or is wrong. Please sign in again from the manager's page.</p>
      <p lang="en"><code>${detail}</code></p>
      <p><a class="open" href="/manage/">Về trang quản lý · Back</a></p>`,
  );

/** For whoever comes over the network: invented people without a password are for this machine alone. */
export const elsewherePage = (): Page =>
  pageOf(
    'vi',
    'Chỉ đăng nhập được trên chính máy này',
    html`<p>Bản trình diễn không có mật khẩu, nên chỉ cho đăng nhập từ máy đang chạy, tại địa chỉ <code>http://localhost</code>.</p>
      <p lang="en">
        The demonstration has no passwords, so people sign in only on the machine that runs it, at <code>http://localhost</code>.
      </p>`,
  );
