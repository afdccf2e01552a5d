import { html, raw } from 'hono/html';
import type { Text } from '#domain/questionnaire.ts';

/** What hono/html makes of a template: text that is escaped already. */
export type Markup = ReturnType<typeof html>;

/** The same in both languages, Vietnamese first. */
export const inBoth = ({ vi, en }: Text, tag: 'p' | 'span' | 'strong' = 'p'): Markup =>
  html`${raw(`<${tag} lang="vi">`)}${vi}${raw(`</${tag}>`)} ${raw(`<${tag} class="en" lang="en">`)}${en}${raw(`</${tag}>`)}`;

/** A drawing that comes as SVG of our own. */
export const drawing = (svg: string): Markup => html`${raw(svg)}`;

const PRINT_STYLE = `
*,::before,::after{box-sizing:border-box}
body{margin:0;background:#fff;color:#000;font-family:'Be Vietnam Pro',system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;line-height:1.3;-webkit-print-color-adjust:exact;print-color-adjust:exact}
p,h1,h2,dl,dd,dt,ol{margin:0;padding:0}
svg{display:block}
.note{padding:12px 16px;margin:0;border-bottom:1px solid #7b8a96;font-size:16px}
.note h1{font-size:20px;margin-bottom:4px}
.note p+p{margin-top:4px}
@media screen{body{background:#e6eaee}.paper{margin:16px auto;background:#fff;box-shadow:0 1px 4px #0004}.note{background:#fff}}
@media print{.note{display:none}}
`;

type PrintPage = {
  readonly title: Text;
  readonly style: string;
  /** Said on the screen only. */
  readonly note: Text;
  readonly body: Markup | readonly Markup[];
};

/** A page to print as it is: whole in one file, it asks for nothing from anywhere. */
export const printPage = ({ title, style, note, body }: PrintPage): string =>
  `<!doctype html>${html`<html lang="vi">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${title.vi} · ${title.en}</title>
<style>${raw(PRINT_STYLE + style)}</style>
</head>
<body>
<header class="note"><h1>${inBoth(title, 'span')}</h1>${inBoth(note)}</header>
<main>
${body}
</main>
</body>
</html>`}`;
