import { loadSystem } from './test/prove/system.ts';
import { runOnModel } from './test/prove/run.ts';
const system = await loadSystem();
const n = Number(process.argv[2] ?? 300);
for (let seed = Number(process.argv[3] ?? 1); seed < Number(process.argv[3] ?? 1) + Number(process.argv[4] ?? 2); seed++) {
  const t = performance.now();
  const r = await runOnModel({ seed, responses: n, system });
  console.log(JSON.stringify({ ...r, wrongs: r.wrongs.length }), (performance.now() - t).toFixed(0), 'ms');
  for (const w of r.wrongs.slice(0, 6)) console.log('   ', w.slice(0, 400));
}
