import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failCommand, failToStart, runCommand, type Started, startProcess } from '../support/started.ts';

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

  it('says which Node it needs where it is started by an older one', () => {
    const older = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})";

    const { code, message } = failToStart(join(folder, 'other'), {
      env: { NODE_OPTIONS: `--import=${older}` },
    });

    expect([code, message]).toEqual([
      1,
      'This needs Node 24 or later, and this is Node 20.19.0: npm start brings its own.',
    ]);
  });

  it('says why a data folder cannot be used', () => {
    writeFileSync(join(folder, 'file'), '');

    const { code, message } = failToStart(join(folder, 'file'));

    expect(code).toBe(1);
    expect(message).toMatch(/^The data folder cannot be used:/);
  });

  it('is not kept back by a word of another server that a crash cut short', async () => {
    const torn = join(folder, 'torn');
    mkdirSync(torn);
    writeFileSync(join(torn, 'running.json'), '{');

    const started = await startProcess(torn);

    expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
    const ended = once(started.process, 'exit');
    started.process.kill('SIGINT');
    await ended;
  });

  it('answers a method that no request can be made of with a problem', async () => {
    const { hostname, port } = new URL(server.url);
    const answer = await new Promise<IncomingMessage>((resolve) =>
      request({ hostname, port, method: 'TRACE', path: '/v1/units' }, resolve).end(),
    );
    answer.resume();

    expect(answer.statusCode).toBe(405);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it.each([
    ['an unknown option', 'functions/local/rebuild.ts', ['--unitt', '01'], /^Unknown option '--unitt'/],
    [
      'a list that does not exist',
      'functions/local/import/units.ts',
      ['nowhere.csv'],
      /^ENOENT: .*nowhere\.csv/,
    ],
  ])('has commands that say in a line what is wrong with %s', (_, file, args, message) => {
    const said = failCommand(data, file, ...args);

    expect(said).toMatch(message);
    expect(said).not.toContain('    at ');
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
