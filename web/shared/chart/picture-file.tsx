import { render } from 'preact';
import { lettersIn, linesOf } from './lines-of.ts';
import type { Picture } from './picture.ts';

/** What makes a picture look as it does, with what an SVG has by itself; set as attributes, since style sheets stay behind. */
const LOOKS = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'font-size': '',
  'font-weight': '400',
  opacity: '1',
  'paint-order': 'normal',
  stroke: 'none',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-width': '1px',
  'text-anchor': 'start',
} as const;
const OF_TEXT: ReadonlySet<string> = new Set(['font-size', 'font-weight', 'text-anchor', 'paint-order']);

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
const GAP = 10;

/** As wide as a column of text on A4, whatever screen it is kept from. */
export const SHEET_WIDTH = 720;

export type Described = {
  readonly title: string;
  /** Of which unit and period. */
  readonly subject: string;
  readonly sentence: string;
  /** That the data are invented, where they are. */
  readonly notice: string | undefined;
  /** Where it is from. */
  readonly source: string;
};

/** A paragraph of the sheet: the size of its letters, their weight and the token of their colour. */
type Words = { readonly text: string; readonly size: number; readonly weight: number; readonly ink: string };

const linesOfAll = (words: readonly Words[]) =>
  words
    .filter(({ text }) => text !== '')
    .flatMap(({ text, size, ...rest }) =>
      linesOf(text, lettersIn(SHEET_WIDTH, size)).map((line) => ({ line, size, ...rest })),
    );

const heightOf = (lines: ReturnType<typeof linesOfAll>): number =>
  lines.reduce((sum, { size }) => sum + size * 1.4, 0);

const Lines = ({ lines, top }: { readonly lines: ReturnType<typeof linesOfAll>; readonly top: number }) => {
  let y = top;
  return (
    <>
      {lines.map(({ line, size, weight, ink }) => (
        <text
          key={line}
          x={MARGIN}
          y={(y += size * 1.4) - size * 0.3}
          style={`font-size:${size}px;font-weight:${weight};fill:var(--${ink})`}
        >
          {line}
        </text>
      ))}
    </>
  );
};

const Sheet = ({ picture, described }: { readonly picture: Picture; readonly described: Described }) => {
  const { title, subject, sentence, notice = '', source } = described;
  const above = linesOfAll([
    { text: title, size: 17, weight: 700, ink: 'ink' },
    { text: subject, size: 13, weight: 600, ink: 'ink-soft' },
    { text: sentence, size: 13, weight: 400, ink: 'ink' },
  ]);
  const below = linesOfAll([
    { text: notice, size: 12, weight: 600, ink: 'open' },
    { text: source, size: 11, weight: 400, ink: 'ink-soft' },
  ]);
  const top = MARGIN + heightOf(above) + GAP;
  const bottom = top + picture.height(SHEET_WIDTH) + GAP;
  const [wide, high] = [SHEET_WIDTH + 2 * MARGIN, Math.ceil(bottom + heightOf(below) + MARGIN)];
  return (
    <svg xmlns={SVG} role="img" width={wide} height={high} viewBox={`0 0 ${wide} ${high}`}>
      <title>{[title, subject].filter((part) => part !== '').join(' · ')}</title>
      <desc>{[sentence, notice, source].filter((part) => part !== '').join(' ')}</desc>
      <rect class="sheet" width={wide} height={high} />
      <Lines lines={above} top={MARGIN} />
      <g transform={`translate(${MARGIN} ${top})`}>{picture.draw(SHEET_WIDTH)}</g>
      <Lines lines={below} top={bottom} />
    </svg>
  );
};

/** Writes the looks into the elements that draw; a group only fades what it holds. */
const fix = (element: Element): void => {
  const style = getComputedStyle(element);
  const isText = element.localName === 'text' || element.localName === 'tspan';
  const looks = element.localName === 'g' ? (['opacity'] as const) : Object.keys(LOOKS);
  for (const name of looks) {
    const value = style.getPropertyValue(name);
    if (value !== LOOKS[name as keyof typeof LOOKS] && (isText || !OF_TEXT.has(name))) {
      element.setAttribute(name, value);
    }
  }
  element.removeAttribute('class');
  element.removeAttribute('style');
};

/**
 * A picture by itself in the colours of paper, however the screen is set: over it its title, of which unit and period it is and
 * the sentence that says the same, below it where it is from. Nothing in it is fetched; its letters are drawn in the reader's
 * fonts where he has not those of the page.
 */
export const pictureFile = (picture: Picture, described: Described): string => {
  const host = document.createElement('div');
  host.className = 'chart on-paper picture-sheet';
  document.body.append(host);
  try {
    render(<Sheet picture={picture} described={described} />, host);
    const svg = host.firstElementChild as SVGSVGElement;
    svg.setAttribute('font-family', getComputedStyle(svg).fontFamily);
    for (const element of svg.querySelectorAll('g,path,line,rect,circle,text,tspan')) fix(element);
    return new XMLSerializer().serializeToString(svg);
  } finally {
    render(null, host);
    host.remove();
  }
};
