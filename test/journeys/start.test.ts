import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failToStart, runCommand, type Started, startProcess } from '../support/started.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-start-'));
const data = join(folder, 'data');

let server: Started;
beforeAll(async () => {
  server = await startProcess(data);
});
afterAll(async () => {
  const ended = once(server.process, 'exit');
  server.process.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('starting the server', () => {
  it.each([[[]], [['--reset']]])('is refused where another has the data, with %j too', async (flags) => {
    const { code, message } = failToStart(data, { flags });

    expect(code).toBe(1);
    expect(message).toMatch(/in use by process \d+; stop it first, or set SIPAS_DATA/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('names a port that is taken, and what to do', () => {
    const { port } = new URL(server.url);

    const { code, message } = failToStart(join(folder, 'other'), { env: { PORT: port } });

    expect([code, message]).toEqual([1, `Port ${port} is taken; choose another: PORT=4001 npm start`]);
  });

  it.each(['abc', '70000', '4.5'])('refuses PORT=%s', (port) => {
    const { code, message } = failToStart(join(folder, 'other'), { env: { PORT: port } });

    expect([code, message]).toEqual([1, `PORT must be a whole number from 0 to 65535, not "${port}"`]);
  });

  it('says why a data folder cannot be used', () => {
    writeFileSync(join(folder, 'file'), '');

    const { code, message } = failToStart(join(folder, 'file'));

    expect(code).toBe(1);
    expect(message).toMatch(/^The data folder cannot be used:/);
  });

  it('is not in the way of commands on the same data', async () => {
    const units = join(folder, 'units.csv');
    writeFileSync(units, 'code,name,counters\nA1,Xã Một,2\n');

    const said = runCommand(data, 'functions/local/import/units.ts', units);

    expect(said).toBe('Units read: 1; organisation published as version 1.');
    await expect
      .poll(async () => (await fetch(`${server.url}/q/A1-02`)).status, { timeout: 10_000 })
      .toBe(200);
  });
});
