import { loadSystem } from './test/prove/system.ts';
import * as run from './test/prove/run.ts';
import { writeFileSync } from 'node:fs';
const system = await loadSystem();
const orig = system.verify.verifyUnit;
const sys = { ...system, verify: { ...system.verify, verifyUnit: async (ledger: any, unit: string, a: string, b: string) => {
  const r = await orig(ledger, unit, a, b);
  const blocks = await ledger.blocksSince(unit, '2026-09-01', true);
  console.log(unit, r.responses, blocks.map((x: any) => `${x.number}:${x.day}${x.late ? 'L' : ''} ${x.from.slice(5,16)}..${x.until.slice(5,16)}=${x.responses}`).reverse().join(' | '));
  for (const d of ['2026-09-29','2026-09-30','2026-10-01','2026-10-02','2026-10-03']) { const l = await ledger.leavesOf(unit, d); console.log('   ', d, l.length, l.map((x:any)=>x.receivedAt.slice(5,16)).sort().at(-1)); }
  return r; } } } as any;
const r = await run.runOnModel({ seed: 18, responses: 600, system: sys });
console.log(r.wrongs);
