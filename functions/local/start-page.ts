import type { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { DARK_MEDIA, DARK_TOKENS_CSS, TOKENS_CSS } from '#design/tokens.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';

const STYLE = `${TOKENS_CSS}
*{box-sizing:border-box}
body{font-family:var(--font);color:var(--ink);background:var(--ground);margin:0;line-height:1.5;overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:var(--space-5) var(--space-3)}
h1{font-size:1.75rem;margin:0 0 var(--space-2)}
p{margin:0 0 var(--space-3);color:var(--ink-soft)}
ul{list-style:none;margin:var(--space-4) 0;padding:0;display:grid;gap:var(--space-3);grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr))}
li{background:var(--paper);border-radius:var(--radius-large);box-shadow:var(--shadow);padding:var(--space-4);display:flex;flex-direction:column}
h2{font-size:1.125rem;margin:0 0 var(--space-2)}
a.open{margin-top:auto;display:block;text-align:center;background:var(--accent);color:var(--accent-ink);border-radius:var(--radius);padding:.75rem;text-decoration:none;font-weight:600}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
svg{background:#fff;width:9rem;height:9rem;display:block;margin:0 auto var(--space-3)}
small,footer{color:var(--ink-soft)}footer a{color:var(--accent)}
@media ${DARK_MEDIA}{${DARK_TOKENS_CSS}}
`;

const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE));
const CSP = `default-src 'none'; style-src 'sha256-${Buffer.from(digest).toString('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export type StartPageDeps = {
  readonly cityName: string;
  readonly organisation: () => Promise<OrganisationIndex>;
};

/** No phone can open this machine's own name. */
const phoneHint = html`<br /><small>Để điện thoại quét được · For phones: <code>HOST=0.0.0.0 npm start</code></small>`;

/** The counter that a newcomer is shown: the third of the old quarter's ward, else the first there is. */
export const shownCounterOf = (index: OrganisationIndex): string | undefined =>
  index.counters.has('00070-03') ? '00070-03' : index.counters.keys().next().value;

/** `/start` of a single machine: the doors to try. */
export const addStartPage = (app: Hono, deps: StartPageDeps): Hono =>
  app.get('/start', async (c) => {
    const index = await deps.organisation();
    const counter = shownCounterOf(index);
    const { notice } = index.organisation;
    const { origin, hostname } = new URL(c.req.url);
    const rateUrl = `${origin}/q/${counter}`;
    const isLoopbackName = hostname === 'localhost' || hostname === '127.0.0.1';
    const page = html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${deps.cityName} · Đo lường sự hài lòng</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
      <h1>Đo lường sự hài lòng · ${deps.cityName}</h1>
      ${notice ? html`<p>${notice.vi} <span lang="en">${notice.en}</span></p>` : ''}
      ${
        counter
          ? html`<ul>
              <li>
                <h2>Màn hình tại quầy<br /><small lang="en">Kiosk</small></h2>
                <p>Chạm một lần để đánh giá. <span lang="en">One tap rates.</span></p>
                <a class="open" href="/kiosk/?counter=${counter}">Mở · Open</a>
              </li>
              <li>
                <h2>Mã QR tại quầy<br /><small lang="en">Poster QR</small></h2>
                ${raw(renderSVG(rateUrl, { border: 1 }).replace('<svg ', '<svg role="img" aria-label="QR" '))}
                <p>${rateUrl}${isLoopbackName ? phoneHint : ''}</p>
                <a class="open" href="/q/${counter}">Mở · Open</a>
              </li>
              <li>
                <h2>Trang quản lý<br /><small lang="en">Manager's view</small></h2>
                <p>Chỉ số hài lòng so với chỉ tiêu. <span lang="en">The index against its target.</span></p>
                <a class="open" href="/manage/">Mở · Open</a>
              </li>
            </ul>`
          : html`<p>Chưa có đơn vị nào: <code>npm run import:units -- FILE.csv</code></p>`
      }
      <footer><a href="/privacy">Dữ liệu và quyền riêng tư</a> · <a href="/privacy?lang=en" lang="en">Data and privacy</a> · <a href="/reference" lang="en">API</a> · <a href="/openapi.json" lang="en">OpenAPI</a></footer>
    </main>
  </body>
</html>`;
    return c.html(page, 200, {
      'content-security-policy': CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
