import { build, isBuilt } from './build.ts';

if (!isBuilt()) {
  process.stdout.write('Dựng ứng dụng · Building\n');
  await build();
}
// The name is put together so that the type checker does not look for what the build makes.
await import(new URL('../../.build/local/main.js', import.meta.url).href);
