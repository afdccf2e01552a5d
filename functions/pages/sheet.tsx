import { DARK_MEDIA } from '#design/tokens.ts';
import { darkRulesOf } from './dark-rules.ts';
import { withTokens } from './tokens.ts';

/** Rules of a page: those that always hold, and what colours they have on a dark screen. */
export type Sheet = { readonly light: string; readonly dark: string };

/** Both from the rules as they are written, with tokens. */
export const sheetOf = (rules: string): Sheet => ({
  light: withTokens(rules).replace(/\n/g, ''),
  dark: darkRulesOf(rules),
});

/** Whether a page follows the screen of who reads it, or is as the site wants it that shows it in a frame. */
export type Theme = 'screen' | 'light' | 'dark';

const MEDIA = { screen: DARK_MEDIA, dark: 'screen' } as const;

/**
 * The sheets as they are, for escaped their hashes would be others; they are constants. The dark rules come after all others,
 * and for which screens stands beside them, not in them: so the hash is one, and browsers that do not know the question skip them.
 */
export const Sheets = ({ sheets, theme }: { readonly sheets: readonly Sheet[]; readonly theme: Theme }) => (
  <>
    {sheets.map(({ light }) => (
      <style key={light} dangerouslySetInnerHTML={{ __html: light }} />
    ))}
    {theme !== 'light' &&
      sheets.map(({ dark }) => (
        <style key={dark} media={MEDIA[theme]} dangerouslySetInnerHTML={{ __html: dark }} />
      ))}
  </>
);
