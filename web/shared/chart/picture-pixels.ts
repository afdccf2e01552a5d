const SCALE = 2;

const base64Of = (bytes: Uint8Array): string =>
  btoa(bytes.reduce((letters, byte) => letters + String.fromCharCode(byte), ''));

/** The page's own typefaces as a style sheet that fetches nothing, since an image may not ask for any. */
const typefaces = async (): Promise<string> => {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  );
  const faces = await Promise.all(
    rules.map(async ({ parentStyleSheet, cssText }) => {
      const [, address = ''] = /url\("?([^")]+)"?\)/.exec(cssText) ?? [];
      const answer = await fetch(new URL(address, parentStyleSheet?.href ?? location.href));
      const file = base64Of(new Uint8Array(await answer.arrayBuffer()));
      return cssText.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${file})`);
    }),
  );
  return `<style>${faces.join('')}</style>`;
};

/**
 * A picture file as pixels, twice as many as it says, in the typefaces of the page; where those do not come, in the reader's.
 * Rejects where the browser cannot draw it.
 */
export const pixelsOf = async (file: string): Promise<Blob> => {
  const style = await typefaces().catch(() => '');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(file.replace('<title>', `${style}<title>`))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing was drawn'))), 'image/png'),
  );
};
