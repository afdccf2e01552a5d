import type { ComponentChildren } from 'preact';
import { ScrollArea } from '../scroll-area.tsx';
import type { Picture } from './picture.ts';
import { PictureMenu } from './picture-menu.tsx';
import { useWidth } from './use-width.ts';
import './chart.css';

type Framed = {
  /** What it is a picture of: the first line and the name of the file it is kept as. */
  readonly title: string;
  /** Says the same as the picture. */
  readonly sentence: string;
  readonly height: number | Picture['height'];
  readonly draw: Picture['draw'];
  /** Of which time it is, where that is not the page's. */
  readonly period?: string | undefined;
};

const pictureOf = ({ height, draw }: Framed): Picture => ({
  height: typeof height === 'number' ? () => height : height,
  draw,
});

/**
 * A picture with the sentence that says the same, and the table behind it. `draw` gets the width there is,
 * in pixels, and gives the contents of an SVG of that width and `height`.
 */
export const ChartFrame = ({
  tableTitle,
  table,
  ...framed
}: Framed & {
  readonly tableTitle: string;
  readonly table: ComponentChildren;
}) => {
  const { ref, width } = useWidth<HTMLDivElement>(640);
  const { title, sentence, period } = framed;
  const picture = pictureOf(framed);
  const height = picture.height(width);
  return (
    <figure class="chart">
      <figcaption>{sentence}</figcaption>
      <div ref={ref} class="chart-space">
        <svg
          role="img"
          aria-label={sentence}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          {picture.draw(width)}
        </svg>
      </div>
      <PictureMenu title={title} sentence={sentence} period={period} picture={picture} />
      <details>
        <summary>{tableTitle}</summary>
        <ScrollArea label={`${title}: ${tableTitle}`}>{table}</ScrollArea>
      </details>
    </figure>
  );
};

/**
 * A picture that stands in a table on the page, a mark in each row: the table says what it shows, and is what one sees. It is
 * kept as a picture of its own, which is drawn when it is asked for.
 */
export const TableFrame = ({
  children,
  isSaid = false,
  more,
  ...framed
}: Framed & {
  readonly children: ComponentChildren;
  /** The page says as much beside it, so the sentence is for those who do not see it. */
  readonly isSaid?: boolean;
  /** The way to the rows that are left out. */
  readonly more?: ComponentChildren;
}) => (
  <>
    <figure class="picture">
      <figcaption class={isSaid ? 'visually-hidden' : undefined}>{framed.sentence}</figcaption>
      {children}
    </figure>
    {more}
    <PictureMenu title={framed.title} sentence={framed.sentence} picture={pictureOf(framed)} />
  </>
);
