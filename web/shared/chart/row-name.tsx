import { NAME_LINE } from './named-rows.ts';

/** The name of a row, in its lines around the middle of it. */
export const RowName = ({
  lines,
  middle,
}: {
  readonly lines: readonly string[];
  readonly middle: number;
}) => (
  <>
    {lines.map((line, at) => (
      <text key={line} class="row-name" y={middle + (at - lines.length / 2) * NAME_LINE + 12}>
        {line}
      </text>
    ))}
  </>
);
