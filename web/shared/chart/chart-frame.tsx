import type { ComponentChildren } from 'preact';
import { ScrollArea } from '../scroll-area.tsx';
import { PictureMenu } from './picture-menu.tsx';
import { useWidth } from './use-width.ts';
import './chart.css';

/**
 * A picture with the sentence that says the same, and the table behind it. `draw` gets the width there is,
 * in pixels, and gives the contents of an SVG of that width and `height`.
 */
export const ChartFrame = ({
  sentence,
  height,
  draw,
  tableTitle,
  table,
}: {
  readonly sentence: string;
  readonly height: number;
  readonly draw: (width: number) => ComponentChildren;
  readonly tableTitle: string;
  readonly table: ComponentChildren;
}) => {
  const { ref, width } = useWidth<HTMLDivElement>(640);
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
          {draw(width)}
        </svg>
      </div>
      <PictureMenu space={ref} sentence={sentence} />
      <details>
        <summary>{tableTitle}</summary>
        <ScrollArea label={tableTitle}>{table}</ScrollArea>
      </details>
    </figure>
  );
};
