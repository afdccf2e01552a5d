import { CONTENT_SECURITY_POLICY, sourcesOf } from '../content-policy.ts';
import { sheetOf } from '../sheet.tsx';

/**
 * What only the public pages need; those that are for raters stay as small as they are. On paper: A4, black on white whatever
 * the screen is set to, nothing to click, addresses written out, and the tables that are folded on the screen, where a browser
 * can unfold them.
 */
export const PUBLIC_SHEET = sheetOf(`
header,main{max-width:64rem}
.big{font-size:2.75rem;line-height:1.3;font-weight:700}
.met{color:var(--met);font-weight:600}
.notMet{color:var(--not-met);font-weight:600}
.notEnoughEvidence{color:var(--open);font-weight:600}
.find{display:flex;flex-wrap:wrap;align-items:flex-end}
.find p{flex:1 1 14rem;margin-right:12px}
.find .field{max-width:none;margin-bottom:0;letter-spacing:normal;text-transform:none}
.find .button{width:auto;min-height:48px;margin:0;padding:6px 24px;font-size:1.125rem}
table{width:100%;border-collapse:collapse;font-size:1rem}
th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th[scope=row]{font-weight:600}
.num{text-align:right;font-variant-numeric:tabular-nums}
.trend{display:block;width:calc(100% - 72px);margin-left:48px;overflow:visible}
.trend text{font-size:13px;fill:var(--ink-soft)}
.trend .mark{fill:var(--ink);stroke:var(--paper);stroke-width:4px;stroke-linejoin:round;paint-order:stroke}
.band{fill:var(--accent);fill-opacity:.16}
.line,.whisker{fill:none;stroke:var(--accent);stroke-width:2.5}
.whisker{stroke-opacity:.4}
.dot{fill:var(--accent)}
.hollow{fill:var(--paper);stroke:var(--ink-soft);stroke-width:1.5}
.target{stroke:var(--ink);stroke-dasharray:6 4}
.break{stroke:var(--ink-soft);stroke-width:1.5;stroke-dasharray:2 3}
.grid{stroke:var(--line)}
ol,ul{margin:0;padding-left:1.25rem}
li+li{margin-top:.375rem}
.mono{font-family:Menlo,Consolas,monospace;font-size:.875rem;overflow-wrap:anywhere;word-break:break-all}
.back{margin-bottom:.75rem}
@media screen and (max-width:40em){
.trend .wide{display:none}
.trend text{font-size:12px}
.find p{margin:0 0 12px}
.rows thead{display:none}
.rows tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
.rows th,.rows td{display:block;border:0;padding:0;text-align:left}
.rows td[data-name]::before{content:attr(data-name) ": ";color:var(--ink-soft)}
}
@page{size:A4;margin:14mm}
@media print{
html{background:#fff}
body{font-size:11pt}
header,main{max-width:none;padding:0}
.top a,.find,.screen,.back{display:none}
body,.top,.hint,.soft,.met,.notMet,.notEnoughEvidence,a{color:#000}
.hint,li{font-size:10pt}
.told{margin:0 0 12px;padding:4px 12px;border-color:#000;border-left-width:3px;border-radius:0}
.top{min-height:0;margin-bottom:12px}
.card{margin:0;padding:12px 0;border-top:1px solid #000;border-radius:0;box-shadow:none;break-inside:avoid}
.long{break-inside:auto}
.card>*+*{margin-top:6pt}
h1,h2,summary{break-after:avoid}
tr,.trend{break-inside:avoid}
table{font-size:9.5pt}
th,td{padding:2pt 8pt 2pt 0}
.mono{font-size:7.5pt;word-break:normal;white-space:nowrap}
summary{min-height:0;padding:0;border:0;list-style:none}
summary::-webkit-details-marker{display:none}
.line,.whisker,.break,.hollow{stroke:#000}
.dot,.trend text{fill:#000}
.trend .mark{stroke:#fff}
.hollow{fill:#fff}
.band{fill:#000;fill-opacity:.14}
.links a::after{content:" (" attr(href) ")"}
}
@media print{details::details-content{content-visibility:visible}}
`);

/** As of all pages, and these rules. */
export const PUBLIC_POLICY = CONTENT_SECURITY_POLICY.replace(
  'style-src ',
  `style-src ${await sourcesOf(PUBLIC_SHEET)} `,
);
