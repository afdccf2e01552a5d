/** What makes a picture look as it does here; set as attributes, since style sheets stay behind. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
  'paint-order',
  'stroke',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-width',
  'text-anchor',
] as const;

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const LINE = 18;
const SCALE = 2;

export type Described = {
  readonly title: string;
  readonly sentence: string;
  /** Where it is from. */
  readonly source: string;
};

const made = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
};

/** The words in lines of at most so many letters. */
const linesOf = (text: string, letters: number): readonly string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);

/**
 * A picture by itself, as it looks here on white, with its title over it and below it the sentence that says the same and where
 * it is from. Nothing in it is fetched; its letters are drawn in the reader's fonts where he has not those of the page.
 */
export const pictureFile = (svg: SVGSVGElement, { title, sentence, source }: Described): string => {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  originals.forEach((original, at) => {
    const style = getComputedStyle(original);
    for (const name of LOOKS) copies[at]?.setAttribute(name, style.getPropertyValue(name));
    copies[at]?.removeAttribute('class');
  });
  const letters = Math.floor(width / 7);
  const [above, below] = [
    linesOf(title, letters),
    [...linesOf(sentence, letters), ...linesOf(source, letters)],
  ];
  const top = MARGIN + above.length * LINE;
  const [wide, high] = [width + 2 * MARGIN, top + height + below.length * LINE + 2 * MARGIN];
  const file = made('svg', {
    xmlns: SVG,
    width: wide,
    height: high,
    viewBox: `0 0 ${wide} ${high}`,
    role: 'img',
  });
  const font = getComputedStyle(svg).fontFamily;
  const textAt = (text: string, y: number, weight: number): SVGElement =>
    made(
      'text',
      { x: MARGIN, y, 'font-family': font, 'font-size': 13, 'font-weight': weight, fill: '#14212b' },
      text,
    );
  const drawing = made('g', { transform: `translate(${MARGIN} ${top})` });
  drawing.append(...copy.childNodes);
  file.append(
    made('title', {}, title),
    made('desc', {}, `${sentence} ${source}`),
    made('rect', { width: wide, height: high, fill: '#fff' }),
    ...above.map((text, at) => textAt(text, MARGIN + at * LINE + LINE / 2, 700)),
    drawing,
    ...below.map((text, at) => textAt(text, top + height + MARGIN + at * LINE, 400)),
  );
  return new XMLSerializer().serializeToString(file);
};

/** The same as pixels, twice as many as on the page. Rejects where the browser cannot draw it. */
export const pixelsOf = async (picture: string): Promise<Blob> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing was drawn'))), 'image/png'),
  );
};
