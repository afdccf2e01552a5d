/** Lower case without marks, `đ` as `d`: what a search compares. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

/** Whether each word searched for stands somewhere in the text; marks and case do not matter. A blank search fits all. */
export const fitsSearch = (text: string, search: string): boolean => {
  const inText = withoutMarks(text);
  return withoutMarks(search)
    .split(/\s+/)
    .every((word) => inText.includes(word));
};
