/** A number with its noun, as commands say it: `1 response`, `1,204 responses`. */
export const numbered = (value: number, one: string, many = `${one}s`): string =>
  `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
