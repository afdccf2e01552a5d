import type { Text } from '#domain/questionnaire.ts';

/** For who sets a screen up, before anybody has chosen a language: Vietnamese, with English under it. */
export const BothLanguages = ({ text }: { readonly text: Text }) => (
  <>
    <span class="first-language" lang="vi">
      {text.vi}
    </span>{' '}
    <span class="second-language" lang="en">
      {text.en}
    </span>
  </>
);
