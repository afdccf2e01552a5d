import { sheetOf } from './sheet.tsx';

const scoreRules = [1, 2, 3, 4, 5].map(
  (score) => `
.face-${score} .skin{fill:var(--score-${score}-soft);stroke:var(--score-${score})}
.pick-${score}:checked~.tile-${score}{border-color:var(--score-${score});box-shadow:inset 0 0 0 2px var(--score-${score});background:var(--score-${score}-soft)}
.pick-${score}:checked~.why-${score}{display:block}`,
);

/*
 * For phones of 2015 (Chrome 44): no grid, no `gap` between flex items, no `:has`, no `:focus-visible`; what is
 * newer (`accent-color`) only adds. A selector that a browser does not know would void its whole rule.
 */
const RULES = `
*,::before,::after{box-sizing:border-box}
html{background:var(--ground)}
body{margin:0;font:1.125rem/1.45 var(--font);color:var(--ink);word-wrap:break-word;overflow-wrap:anywhere}
h1,h2,p,fieldset,legend{margin:0;padding:0;border:0}
fieldset{min-width:0}
legend{display:block;width:100%}
h1{font-size:1.375rem;line-height:1.3}
h2{font-size:1.25rem;line-height:1.3}
a{color:var(--accent)}
a:focus,summary:focus,button:focus,input:focus,textarea:focus,[tabindex]:focus{outline:3px solid var(--ink);outline-offset:2px}
header,main{max-width:736px;margin:0 auto;padding:0 16px}
.top{display:flex;align-items:center;justify-content:space-between;min-height:48px;font-size:1rem;color:var(--ink-soft)}
.top a{flex:none;margin-left:16px;padding:11px 0}
.place{padding:6px 12px;margin-bottom:.75rem;font-size:1rem;border-left:4px solid var(--accent);background:var(--paper);border-radius:var(--radius)}
.place .what{display:block}
.place strong{display:block;font-size:1.25rem;line-height:1.3}
.field{display:block;width:100%;max-width:20rem;min-height:48px;margin:.25rem 0 .75rem;padding:6px 12px;font:inherit;letter-spacing:.08em;text-transform:uppercase;color:var(--ink);background:var(--paper);border:2px solid var(--line-strong);border-radius:var(--radius)}
label[for=comment]{display:block;margin-top:.75rem;font-weight:600}
.words{max-width:none;min-height:6rem;letter-spacing:normal;text-transform:none}
.soft,.hint{color:var(--ink-soft)}
.hint{font-size:1rem;margin:.25rem 0 .625rem}
.notice{margin:.5rem 0 .75rem;padding:12px;border:2px solid var(--not-met);border-left-width:8px;border-radius:var(--radius);background:var(--not-met-soft)}
.told{margin:.5rem 0 .75rem;padding:12px;border-left:8px solid var(--accent);border-radius:var(--radius);background:var(--paper)}
.face{display:block;flex:none;width:44px;height:44px;margin-right:12px;fill:none;stroke:var(--ink);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.face .ink{fill:var(--ink)}
.face .skin{stroke-width:2.5}
.face .eye{fill:var(--ink);stroke:none}
.scores{display:flex;flex-wrap:wrap;align-items:center}
.pick{flex:none;position:relative;left:12px;z-index:1;width:24px;height:24px;margin:0 0 6px;accent-color:var(--ink);cursor:pointer}
.tile{display:flex;flex-wrap:wrap;align-items:center;flex:1 0 calc(100% - 1px);min-height:56px;margin:0 0 6px -24px;padding:4px 10px 4px 48px;border:2px solid var(--line-strong);border-radius:var(--radius-large);background:var(--paper);font-weight:600;font-size:1.1875rem;line-height:1.25;cursor:pointer}
.tile span{flex:1 1 6em;min-width:0}
.pick:focus+.tile{outline:3px solid var(--ink);outline-offset:2px}
.pick:focus{outline:0}
.why{display:none;flex:0 0 100%;margin:.5rem 0}
.why legend,.aspect legend{font-weight:600}
.tick{display:flex;align-items:center;min-height:48px;margin-bottom:6px;padding:6px 12px;border:1px solid var(--line-strong);border-radius:var(--radius);background:var(--paper);cursor:pointer}
.tick input{flex:none;width:24px;height:24px;margin:0 12px 0 0;accent-color:var(--accent)}
.tick span{min-width:0}
details{margin:.625rem 0}
summary{padding:11px 12px;min-height:48px;border:1px solid var(--line-strong);border-radius:var(--radius);background:var(--paper);font-weight:600;cursor:pointer}
fieldset.aspect{padding:0 0 .75rem;border-bottom:1px solid var(--line)}
.aspect legend{padding-top:.75rem}
.stem{padding-top:.75rem}
.aspect span.hint{display:block;margin-bottom:0}
.aspect legend span{display:block;font-weight:400;font-size:1rem;line-height:1.35;color:var(--ink-soft)}
.cells{display:flex;flex-wrap:wrap;margin:.375rem -2px 0}
.cell{position:relative;flex:1 0 44px;margin:2px;cursor:pointer}
.cell input{position:absolute;top:0;left:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.cell b{display:block;min-height:48px;padding:.5rem 0;text-align:center;font-weight:600;border:2px solid var(--line-strong);border-radius:var(--radius);background:var(--paper)}
.cell input:checked+b{border-color:var(--accent);background:var(--accent);color:var(--accent-ink)}
.cell input.blank:checked+b{background:var(--accent-soft);color:var(--ink);border-color:var(--line-strong)}
.cell input:focus+b{outline:3px solid var(--ink);outline-offset:2px}
.button{display:block;width:100%;min-height:56px;margin:1rem 0;padding:10px 16px;border:2px solid var(--accent);border-radius:var(--radius-large);background:var(--accent);color:var(--accent-ink);font:700 1.25rem/1.3 var(--font);text-align:center;text-decoration:none;cursor:pointer;-webkit-appearance:none;appearance:none}
.card{margin-bottom:16px;padding:20px;border-radius:var(--radius-large);background:var(--paper);box-shadow:var(--shadow)}
.card>*+*{margin-top:.875rem}
.card .button{margin-bottom:0}
.given{display:flex;align-items:center;font-weight:600;font-size:1.25rem}
.given span{min-width:0}
.code{font:700 1.75rem/1.4 Menlo,Consolas,'Roboto Mono','Droid Sans Mono',monospace;letter-spacing:.04em}
.code b{display:inline-block}
.done{color:var(--met)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap}
${scoreRules.join('')}
@media (min-width:48em){
h1{font-size:1.625rem}
.scores{align-items:stretch;margin:0 -4px}
.tile{flex:1 1 0;min-width:0;flex-flow:column;justify-content:flex-start;margin:0 4px 6px;padding:16px 8px;text-align:center;font-size:1.125rem}
.tile .face{margin:0 0 10px;width:64px;height:64px}
.tile span{flex:none;width:100%}
.pick{align-self:flex-start;top:12px;margin:0 -24px 0 0}
.why{padding:0 4px}
.ticks{display:flex;flex-wrap:wrap;margin:0 -3px}
.tick{flex:1 0 40%;margin:0 3px 6px}
.cells{max-width:26rem}
}
`;

/** The one sheet of the pages, sent inside them so that a page is one request. */
export const STYLE = sheetOf(RULES);
