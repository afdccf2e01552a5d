/**
 * The design language as CSS custom properties: the one source for the pages rendered on the server
 * (which inline it) and for the apps in the browser (whose build serves it as `virtual:tokens.css`).
 *
 * Scores run from brick to blue through grey: distinguishable with every common colour blindness, and
 * always beside a face and a word. Contrast with their background: text ≥ 4.5 : 1, marks ≥ 3 : 1.
 */
export const TOKENS_CSS = `:root{
--ink:#14212b;--ink-soft:#4a5a66;--line:#d5dde3;--line-strong:#7b8a96;
--paper:#fff;--ground:#f4f6f8;--accent:#0b5c7a;--accent-ink:#fff;--accent-soft:#e3eff4;
--score-1:#a63a2a;--score-2:#c4702e;--score-3:#6f7b85;--score-4:#2f80a8;--score-5:#145a80;
--score-1-soft:#f9e9e6;--score-2-soft:#faeee2;--score-3-soft:#eceff1;--score-4-soft:#e4f0f6;--score-5-soft:#dfebf2;
--met:#1b6b3a;--met-soft:#e3f2e8;--not-met:#a63a2a;--not-met-soft:#f9e9e6;--open:#7a5600;--open-soft:#fbf1da;
--space-1:.25rem;--space-2:.5rem;--space-3:1rem;--space-4:1.5rem;--space-5:2.5rem;
--radius:.5rem;--radius-large:1rem;--tap:3rem;
--font:'Be Vietnam Pro',system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;
--shadow:0 1px 2px rgb(20 33 43/.08),0 4px 16px rgb(20 33 43/.06)
}`;

/** A screen that is set to dark; paper stays white. */
export const DARK_MEDIA = 'screen and (prefers-color-scheme:dark)';

/**
 * What the tokens are there, with the same contrasts as by day. The scores keep their order from brick to blue, lighter, as they
 * stand on dark ground. The selector is more particular than that of the tokens, which may come in a later file.
 */
export const DARK_TOKENS_CSS = `html:root{color-scheme:dark;
--ink:#e6edf2;--ink-soft:#a9b8c3;--line:#31404b;--line-strong:#758896;
--paper:#17212a;--ground:#0f171e;--accent:#6cc0e0;--accent-ink:#06222e;--accent-soft:#173644;
--score-1:#e57a69;--score-2:#dd9350;--score-3:#94a1ab;--score-4:#5aaed6;--score-5:#8fcdf0;
--score-1-soft:#42231e;--score-2-soft:#3d2c1a;--score-3-soft:#263039;--score-4-soft:#173443;--score-5-soft:#143d52;
--met:#6fcf97;--met-soft:#16321f;--not-met:#f08a7a;--not-met-soft:#3b1f1b;--open:#e5bd5c;--open-soft:#3a2f14
}`;
