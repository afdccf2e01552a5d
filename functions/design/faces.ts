/**
 * The five faces of the scale as line drawings on a 64 × 64 grid: drawn, not emoji, because kiosks and
 * old phones show emoji as boxes. Mouth and brows differ, so that a face reads without its colour.
 */
export type FaceDrawing = { readonly mouth: string; readonly brows: string };

export const FACE_VIEW_BOX = '0 0 64 64';

export const FACE_EYES: readonly { readonly cx: number; readonly cy: number; readonly r: number }[] = [
  { cx: 22, cy: 27, r: 3 },
  { cx: 42, cy: 27, r: 3 },
];

export const FACE_OUTLINE = { cx: 32, cy: 32, r: 28 } as const;

/** Keyed by score, 1 to 5. */
export const FACES: Readonly<Record<1 | 2 | 3 | 4 | 5, FaceDrawing>> = {
  1: { mouth: 'M20 48Q32 34 44 48', brows: 'M16 17L27 21M48 17L37 21' },
  2: { mouth: 'M22 46Q32 39 42 46', brows: 'M17 20L26 20M47 20L38 20' },
  3: { mouth: 'M22 43L42 43', brows: '' },
  4: { mouth: 'M21 40Q32 49 43 40', brows: '' },
  5: { mouth: 'M18 38Q32 58 46 38Z', brows: 'M17 19Q22 15 27 19M37 19Q42 15 47 19' },
};
