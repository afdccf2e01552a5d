import jsqr from 'jsqr';

/** What a phone's camera would see: black and white squares of `dots`, as RGBA. */
type Picture = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/** What a scanner reads from the picture. */
export const scanned = ({ data, width, height }: Picture): { text: string; version: number } | undefined => {
  const code = jsqr(data, width, height);
  return code ? { text: code.data, version: code.version } : undefined;
};

/** The picture of a one-bit PNG, by its dots. */
export const pictureOfBits = (bits: Uint8Array, width: number, height: number): Picture => {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const bytesAcross = Math.ceil(width / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isWhite = ((bits[y * bytesAcross + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      data.fill(isWhite * 255, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height };
};

/** The picture of our SVG: its rectangles, filled. The browser's own drawing is scanned in a journey. */
export const pictureOfSvg = (svg: string, dots: number): Picture => {
  const across = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const width = across * dots;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * dots; row < (Number(y) + 1) * dots; row++) {
      for (let at = Number(x) * dots; at < (Number(x) + Number(run)) * dots; at++) {
        data.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
      }
    }
  }
  return { data, width, height: width };
};
