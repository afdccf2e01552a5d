import { CONTENT_SECURITY_POLICY, sourceOf } from '../content-policy.ts';
import { withTokens } from '../style.ts';

/** What only the public pages need; those that are for raters stay as small as they are. */
export const PUBLIC_STYLE = withTokens(`
header,main{max-width:64rem}
.big{font-size:2.75rem;line-height:1.1;font-weight:700}
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
.num{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.trend{display:block;width:100%;height:auto}
.trend text{font-size:13px;fill:var(--ink-soft)}
.band{fill:var(--accent);fill-opacity:.16}
.line{fill:none;stroke:var(--accent);stroke-width:2.5}
.dot{fill:var(--accent)}
.target{stroke:var(--ink);stroke-dasharray:6 4}
.grid{stroke:var(--line)}
ul{margin:0;padding-left:1.25rem}
li+li{margin-top:.375rem}
.mono{font-family:Menlo,Consolas,monospace;font-size:.875rem;overflow-wrap:anywhere}
.back{margin-bottom:.75rem}
@media (max-width:40em){
.trend text{font-size:24px}
.find p{margin:0 0 12px}
.offices thead{display:none}
.offices tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
.offices th,.offices td{display:block;border:0;padding:0;text-align:left}
.offices td[data-name]::before{content:attr(data-name) ": ";color:var(--ink-soft)}
}
@media print{.find,.screen,.back{display:none}.card{box-shadow:none;break-inside:avoid}}
`).replace(/\n/g, '');

/** As of all pages, and these rules. */
export const PUBLIC_POLICY = CONTENT_SECURITY_POLICY.replace(
  'style-src ',
  `style-src ${await sourceOf(PUBLIC_STYLE)} `,
);
