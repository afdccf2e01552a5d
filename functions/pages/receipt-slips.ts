import { html } from 'hono/html';
import type { Text } from '#domain/questionnaire.ts';
import type { Moment } from '#domain/response.ts';
import { localHourOf } from '#domain/time.ts';
import { MOMENT_NAMES } from '../api/names.ts';
import { codeMillimetres, PRINTABLE_MILLIMETRES, type RollMillimetres } from '../receipts/paper-roll.ts';
import { qrCodeOf, qrSvg, squaresAcross } from '../receipts/qr-code.ts';
import { drawing, inBoth, type Markup, printPage } from './print-page.ts';

/** One receipt as it is printed. */
export type Slip = {
  readonly office: Text;
  /** The code of the counter, else of the unit: typed beside the code. */
  readonly place: string;
  readonly receipt: string;
  /** What was done for the citizen, and on which day: the slips of one dossier differ in it. */
  readonly moment: Moment;
  /** `2026-11-23` */
  readonly day: string;
  /** The national code of the procedure: names are longer than a slip. */
  readonly service?: string;
  readonly url: string;
  readonly typedCode: string;
  /** `2026-12-23T09:00:00+07:00` */
  readonly validUntil: string;
};

export const LAYOUTS = ['sheet', 'roll58', 'roll80'] as const;
export type Layout = (typeof LAYOUTS)[number];

const SHEET_CODE_MILLIMETRES = 34;
const SLIPS_A_SHEET = 10;
/** Longer ones are printed smaller, so that they are not cut off. */
const LONG_NUMBER = 36;

const ROLL_OF: Readonly<Record<Exclude<Layout, 'sheet'>, RollMillimetres>> = { roll58: 58, roll80: 80 };

const SLIP_STYLE = `
.slip{break-inside:avoid;overflow:hidden}
.slip h2{font-weight:700}
.en{font-style:italic}
.office{font-weight:600}
.typed{font-family:ui-monospace,'DejaVu Sans Mono','Liberation Mono',monospace;font-weight:700;white-space:nowrap}
.slip p{overflow-wrap:anywhere}
.slip p.typed{overflow-wrap:normal}
.number b{display:inline-block;max-width:100%}
.number.long{font-size:.75em;line-height:1.1}
`;

const SHEET_STYLE = `${SLIP_STYLE}
@page{size:A4;margin:10mm}
.paper{width:190mm;display:grid;grid-template-columns:1fr 1fr;grid-auto-rows:55mm;break-after:page}
.paper:last-child{break-after:auto}
.slip{display:flex;gap:2mm;padding:3mm 2mm;border:.2mm dashed #7b8a96;font-size:2.7mm;line-height:1.25}
.code{flex:none;width:${SHEET_CODE_MILLIMETRES}mm;text-align:center}
.slip svg{width:100%;height:${SHEET_CODE_MILLIMETRES}mm}
.slip h2{font-size:3.5mm}
.said{min-width:0}
.said>*+*{margin-top:.5mm}
.typed{font-size:3.1mm}
@media screen{.paper{width:210mm;padding:10mm}}
`;

/** A head of 203 dots prints letters under 2.5 mm badly, and no grey at all. */
const rollStyle = (roll: RollMillimetres): string => `${SLIP_STYLE}
@page{size:${roll}mm 116mm;margin:0}
.paper{width:${roll}mm;height:115mm;padding:2mm ${(roll - PRINTABLE_MILLIMETRES[roll]) / 2}mm;break-after:page}
.paper:last-child{break-after:auto}
.slip{display:flex;flex-direction:column-reverse;text-align:center;font-size:${roll === 58 ? 2.9 : 3.3}mm}
.slip svg{margin:0 auto}
.slip h2{font-size:4.2mm}
.said>*+*{margin-top:.8mm}
.typed{font-size:${roll === 58 ? 3.3 : 4.2}mm}
`;

const DAY_MS = 86_400_000;

/** The last day on which it can be rated from morning to night. */
const lastDayOf = (validUntil: string): string => {
  const { day } = localHourOf(Date.parse(validUntil) - DAY_MS);
  return dayText(day);
};

const dayText = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** Where the code is typed: the address of the receipt without its token, and without the scheme that nobody types. */
const typedAddress = (url: string): string =>
  new URL(url).host + new URL(url).pathname.slice(0, 2).toLowerCase();

const slipOf = (slip: Slip, codeSize: (across: number) => string): Markup => {
  const code = qrCodeOf(slip.url);
  const svg = qrSvg(code, 'QR').replace('<svg ', `<svg style="${codeSize(squaresAcross(code))}" `);
  const lastDay = lastDayOf(slip.validUntil);
  return html`<section class="slip">
<div class="code">
${drawing(svg)}
<p>${inBoth({ vi: 'Đến hết', en: 'until' }, 'span')} ${lastDay}</p>
<p class="number${slip.receipt.length > LONG_NUMBER ? ' long' : ''}">${inBoth({ vi: 'Số hồ sơ', en: 'Receipt' }, 'span')} <b>${slip.receipt}</b></p>
</div>
<div class="said">
<h2 lang="vi">Đánh giá sự phục vụ</h2>
<p class="en" lang="en">Rate how you were served</p>
<p class="office" lang="vi">${slip.office.vi}</p>
<p class="what">${inBoth(MOMENT_NAMES[slip.moment] ?? { vi: slip.moment, en: slip.moment }, 'span')} ${dayText(slip.day)}${slip.service ? html` · <span class="service" lang="vi">${slip.service}</span>` : ''}</p>
${inBoth({ vi: 'Quét mã, hoặc mở trang sau rồi nhập hai mã:', en: 'Scan, or open this page and type both codes:' })}
<p class="address">${typedAddress(slip.url)}</p>
<p class="typed">${slip.place}</p>
<p class="typed">${slip.typedCode}</p>
</div>
</section>`;
};

const NOTES: Readonly<Record<Layout, Text>> = {
  sheet: {
    vi: 'In trên giấy A4, tỉ lệ 100 %, rồi cắt theo đường đứt.',
    en: 'Print on A4 at 100 %, then cut along the dashes.',
  },
  roll58: {
    vi: 'In trên máy in nhiệt khổ giấy 58 mm, tỉ lệ 100 %, không lề.',
    en: 'Print on a thermal printer with 58 mm paper at 100 %, without margins.',
  },
  roll80: {
    vi: 'In trên máy in nhiệt khổ giấy 80 mm, tỉ lệ 100 %, không lề.',
    en: 'Print on a thermal printer with 80 mm paper at 100 %, without margins.',
  },
};

/** Receipts to print: ten on a sheet of A4, or one after another on a roll. */
export const receiptSlipsPage = (slips: readonly Slip[], layout: Layout): string => {
  const counted = (note: Text): Text => ({
    vi: `${slips.length} phiếu. ${note.vi}`,
    en: `${slips.length} ${slips.length === 1 ? 'receipt' : 'receipts'}. ${note.en}`,
  });
  const page = { title: { vi: 'Phiếu đánh giá', en: 'Receipts to rate' }, note: counted(NOTES[layout]) };
  if (layout === 'sheet') {
    const sheets = Array.from({ length: Math.ceil(slips.length / SLIPS_A_SHEET) }, (_, at) =>
      slips.slice(at * SLIPS_A_SHEET, (at + 1) * SLIPS_A_SHEET),
    );
    const body = sheets.map(
      (sheet) => html`<div class="paper">${sheet.map((slip) => slipOf(slip, () => ''))}</div>`,
    );
    return printPage({ ...page, style: SHEET_STYLE, body });
  }
  const roll = ROLL_OF[layout];
  const codeSize = (across: number): string =>
    `width:${codeMillimetres(across, roll)}mm;height:${codeMillimetres(across, roll)}mm`;
  const body = slips.map((slip) => html`<div class="paper">${slipOf(slip, codeSize)}</div>`);
  return printPage({ ...page, style: rollStyle(roll), body });
};
