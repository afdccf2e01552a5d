const MOST_LETTERS = 70;

/** Whole words without marks and signs, which not every file system takes. */
const wordsOf = (part: string): string => {
  const words = part
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const kept = words.filter((_, at) => words.slice(0, at + 1).join('-').length <= MOST_LETTERS);
  return (kept.length > 0 ? kept : words.slice(0, 1)).join('-');
};

/** `xu-huong-theo-thang_thanh-pho-ha-noi_thang-10-nam-2026`: what it is, of which unit, of which period. */
export const fileNameOf = (...parts: readonly string[]): string =>
  parts
    .map(wordsOf)
    .filter((part) => part !== '')
    .join('_');
