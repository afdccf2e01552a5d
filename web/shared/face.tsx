import { FACE_EYES, FACE_OUTLINE, FACE_VIEW_BOX, FACES } from '#design/faces.ts';
import type { Score } from '#domain/questionnaire.ts';
import './face.css';

/** A face of the scale. Decoration: its official words always stand beside it. */
export const Face = ({ score }: { readonly score: Score }) => (
  <svg class={`face face-${score}`} viewBox={FACE_VIEW_BOX} aria-hidden="true" focusable="false">
    <circle class="face-outline" {...FACE_OUTLINE} />
    {FACE_EYES.map((eye) => (
      <circle class="face-eye" key={eye.cx} {...eye} />
    ))}
    <path class={score === 5 ? 'face-mouth-open' : 'face-line'} d={FACES[score].mouth} />
    {FACES[score].brows && <path class="face-line" d={FACES[score].brows} />}
  </svg>
);
