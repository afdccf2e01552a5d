/*
 * Colours as they are seen, independent of the product: the simulation of colour blindness of G. M. Machado, M. M. Oliveira and
 * L. A. F. Fernandes (2009, full severity), distances in CIELAB (1976), and the contrast of WCAG 2.
 */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

export const EYES: Readonly<Record<string, Matrix>> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const times = (matrix: Matrix, [r, g, b]: Triple): Triple =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Triple;

/** `#abc` or `#aabbcc` as linear light. */
const linearOf = (hex: string): Triple => {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  return [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
};

const seenBy = (eyes: Matrix, hex: string): Triple =>
  times(eyes, linearOf(hex)).map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;

const TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

const labOf = (linear: Triple): Triple => {
  const [x, y, z] = times(TO_XYZ, linear).map((value, at) => {
    const t = value / ([0.95047, 1, 1.08883][at] as number);
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  }) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/** How far apart two colours look; about 2 is just told apart, 10 at a glance. */
export const distance = (eyes: Matrix, one: string, other: string): number => {
  const [a, b] = [labOf(seenBy(eyes, one)), labOf(seenBy(eyes, other))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
};

export const contrast = (eyes: Matrix, one: string, other: string): number => {
  const [low, high] = [one, other]
    .map((hex) => times(TO_XYZ, seenBy(eyes, hex))[1])
    .sort((a, b) => a - b) as unknown as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** The colours of a style sheet by the names of its custom properties. */
export const coloursOf = (css: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/g)].map(([, name, hex]) => [name, hex] as const),
  );
