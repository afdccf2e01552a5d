import { html } from 'hono/html';
import { FACE_EYES, FACE_OUTLINE, FACE_VIEW_BOX, FACES } from '#design/faces.ts';
import type { Text } from '#domain/questionnaire.ts';
import { qrCodeOf, qrSvg } from '../receipts/qr-code.ts';
import { drawing, inBoth, type Markup, printPage } from './print-page.ts';

/** What a poster on the wall says. */
export type Poster = {
  readonly city: string;
  readonly unit: Text;
  readonly counter: { readonly code: string; readonly name: Text };
  /** The page behind the code, `https://…/q/00070-03`. */
  readonly url: string;
};

export const POSTER_SIZES = ['a4', 'a5'] as const;
export type PosterSize = (typeof POSTER_SIZES)[number];

/** A5 is A4 by the root of two, and so is all that is on it. */
const SCALE: Readonly<Record<PosterSize, number>> = { a4: 1, a5: Math.SQRT1_2 };

const styleOf = (size: PosterSize): string => {
  const mm = (onA4: number): string => `${(onA4 * SCALE[size]).toFixed(2)}mm`;
  return `
@page{size:${size.toUpperCase()};margin:0}
.paper{width:${mm(210)};height:${mm(296)};padding:${mm(14)} ${mm(16)};overflow:hidden;break-after:page;display:flex;flex-direction:column;align-items:center;text-align:center}
.paper:last-child{break-after:auto}
.en{color:#3c4a54}
.city{font-size:${mm(6)};text-transform:uppercase;letter-spacing:.04em}
.unit{font-size:${mm(8)};font-weight:700;margin-top:${mm(2)}}
.paper h2,.unit{text-wrap:balance}
.paper h2{font-size:${mm(13)};line-height:1.15;margin-top:${mm(8)}}
.ask{font-size:${mm(7)};margin-top:${mm(1.5)}}
.faces{display:flex;gap:${mm(5)};margin:${mm(7)} 0 ${mm(2)}}
.faces svg{width:${mm(19)};height:${mm(19)};fill:none;stroke:#000;stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.code svg{width:${mm(100)};height:${mm(100)}}
.how{font-size:${mm(6)}}
.address{font-size:${mm(7.5)};font-weight:700;margin:${mm(2)} 0;overflow-wrap:anywhere}
.counter{margin-top:auto;font-size:${mm(10)};font-weight:700}
.counter .number{font-size:${mm(7)};font-weight:400}
.free{font-size:${mm(4.4)};margin-top:${mm(3)}}
`;
};

const faceOf = (score: 1 | 2 | 3 | 4 | 5): string => {
  const { mouth, brows } = FACES[score];
  const eyes = FACE_EYES.map(
    ({ cx, cy, r }) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="#000" stroke="none"/>`,
  );
  const { cx, cy, r } = FACE_OUTLINE;
  return `<svg viewBox="${FACE_VIEW_BOX}" aria-hidden="true"><circle cx="${cx}" cy="${cy}" r="${r}"/>${eyes.join('')}<path d="${mouth}${brows}"/></svg>`;
};

/** Nobody types the scheme. */
const typedAddress = (url: string): string => url.replace(/^https?:\/\//, '');

const posterOf = ({ city, unit, counter, url }: Poster): Markup => html`<section class="paper">
<p class="city">${city}</p>
<p class="unit" lang="vi">${unit.vi}</p>
<h2 lang="vi">Ông/Bà có hài lòng với sự phục vụ không?</h2>
<p class="ask en" lang="en">How satisfied are you with the service?</p>
<div class="faces">${([1, 2, 3, 4, 5] as const).map((score) => drawing(faceOf(score)))}</div>
<div class="code">${drawing(qrSvg(qrCodeOf(url), `QR ${counter.code}`))}</div>
<div class="how">${inBoth({ vi: 'Quét mã bằng điện thoại, hoặc mở trang', en: 'Scan with your phone, or open' })}</div>
<p class="address">${typedAddress(url)}</p>
<div class="counter">${inBoth(counter.name, 'span')} <span class="number">${counter.code}</span></div>
<div class="free">${inBoth({
  vi: 'Ẩn danh, không cần cài ứng dụng.',
  en: 'Anonymous, no app needed.',
})}</div>
</section>`;

/** A poster for each counter, on a page of its own, drawn by lines so that it may be enlarged. */
export const counterPostersPage = (posters: readonly Poster[], size: PosterSize): string =>
  printPage({
    title: { vi: 'Áp phích mã QR tại quầy', en: 'Posters of counters' },
    note: {
      vi: `${posters.length} áp phích. In trên giấy ${size.toUpperCase()}, tỉ lệ 100 %, không lề.`,
      en: `${posters.length} ${posters.length === 1 ? 'poster' : 'posters'}. Print on ${size.toUpperCase()} at 100 %, without margins.`,
    },
    style: styleOf(size),
    body: posters.map(posterOf),
  });
