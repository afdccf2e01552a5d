import { encode as pngOf } from 'fast-png';
import { encode } from 'uqr';

/** A QR code (ISO/IEC 18004) as squares: `dark[y][x]`, without its quiet zone. */
export type QrCode = {
  readonly version: number;
  /** Squares a side. */
  readonly size: number;
  readonly dark: readonly (readonly boolean[])[];
};

/** Squares that stay white on each side (ISO/IEC 18004, section 6.3.8). */
export const QUIET_SQUARES = 4;

/**
 * The code of a text at error correction level M, which 15 % of dirt or a fold do not stop. Capital letters, digits
 * and `$%*+-./:` alone are held in 5.5 bits each, anything else in 8.
 */
export const qrCodeOf = (text: string): QrCode => {
  const { version, size, data } = encode(text, { ecc: 'M', border: 0 });
  return { version, size, dark: data };
};

/** The squares with their quiet zone, as wide as a printer or a page must leave room for. */
export const squaresAcross = ({ size }: QrCode): number => size + 2 * QUIET_SQUARES;

/** Where dark squares stand side by side, as one rectangle each. */
const runsOf = (row: readonly boolean[]): readonly { readonly x: number; readonly width: number }[] => {
  const runs: { x: number; width: number }[] = [];
  for (const [x, isDark] of row.entries()) {
    if (!isDark) continue;
    const last = runs.at(-1);
    if (last && last.x + last.width === x) last.width += 1;
    else runs.push({ x, width: 1 });
  }
  return runs;
};

/** Drawn by lines, not dots, so that it is sharp at any size; one path, so that no seams show between its rows. */
export const qrSvg = (qr: QrCode, label = 'QR'): string => {
  const across = squaresAcross(qr);
  const path = qr.dark
    .flatMap((row, y) =>
      runsOf(row).map(({ x, width }) => `M${x + QUIET_SQUARES} ${y + QUIET_SQUARES}h${width}v1h-${width}z`),
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${across} ${across}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${across}v${across}H0z"/><path d="${path}"/></svg>`;
};

/** Black and white, one bit a dot, each square `dots` wide. */
export const qrPng = (qr: QrCode, dots: number): Uint8Array => {
  const width = squaresAcross(qr) * dots;
  const bytesAcross = Math.ceil(width / 8);
  const data = new Uint8Array(bytesAcross * width).fill(0xff);
  for (let y = 0; y < width; y++) {
    const row = qr.dark[Math.floor(y / dots) - QUIET_SQUARES];
    for (let x = 0; row && x < width; x++) {
      if (!row[Math.floor(x / dots) - QUIET_SQUARES]) continue;
      const at = y * bytesAcross + (x >> 3);
      data[at] = (data[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  return pngOf({ width, height: width, data, depth: 1, channels: 1 });
};
