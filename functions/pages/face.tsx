import { FACE_EYES, FACE_OUTLINE, FACE_VIEW_BOX, FACES } from '#design/faces.ts';
import type { Score } from '#domain/questionnaire.ts';

/**
 * A face of the scale. Decoration: its official words always stand beside it. The attributes are for browsers
 * that apply no style sheet, in which it would fill the screen, in black.
 */
export const Face = ({ score }: { readonly score: Score }) => (
  <svg
    class={`face face-${score}`}
    viewBox={FACE_VIEW_BOX}
    width="44"
    height="44"
    fill="none"
    stroke="currentColor"
    aria-hidden="true"
    focusable="false"
  >
    <circle class="skin" {...FACE_OUTLINE} />
    {FACE_EYES.map((eye) => (
      <circle class="eye" key={eye.cx} {...eye} />
    ))}
    <path class={score === 5 ? 'ink' : undefined} d={FACES[score].mouth} />
    {FACES[score].brows && <path d={FACES[score].brows} />}
  </svg>
);
