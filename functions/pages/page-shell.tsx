import type { ComponentChildren } from 'preact';
import { FACES } from '#design/faces.ts';
import { FORM_SCRIPT } from './form-script.ts';
import { type Sheet, Sheets } from './sheet.tsx';
import { STYLE } from './style.ts';
import type { Language } from './texts.ts';

/** As `data:`, so that no browser asks for /favicon.ico. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="30" fill="#0b5c7a"/><path d="${FACES[5].mouth}" fill="#fff"/></svg>`,
)}`;

type Props = {
  readonly language: Language;
  readonly title: string;
  readonly cityName: string;
  /** The same page in the other language; absent where following it would lose what was entered. */
  readonly otherLanguageUrl?: string | undefined;
  /** Whether the page is opened to rate, and a rating may wait on the phone to be sent. */
  readonly sends?: boolean;
  /** Rules of this page alone, which its headers must allow. */
  readonly sheet?: Sheet;
  readonly children: ComponentChildren;
};

export const PageShell = ({ language, title, cityName, otherLanguageUrl, sends, sheet, children }: Props) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{`${title} · ${cityName}`}</title>
      <link rel="icon" href={ICON} />
      <Sheets sheets={sheet ? [STYLE, sheet] : [STYLE]} theme="screen" />
    </head>
    <body>
      <header class="top">
        <span lang="vi">{cityName}</span>{' '}
        {otherLanguageUrl !== undefined && (
          <a href={otherLanguageUrl} lang={language === 'vi' ? 'en' : 'vi'}>
            {language === 'vi' ? 'English' : 'Tiếng Việt'}
          </a>
        )}
      </header>
      <main>{children}</main>
      {sends && <script dangerouslySetInnerHTML={{ __html: FORM_SCRIPT }} />}
    </body>
  </html>
);
