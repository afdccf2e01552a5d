import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDataDirectory } from '../../functions/local/data-directory.ts';
import { startLocalServer } from '../../functions/local/local-server.ts';
import { ORGANISATION } from '../support/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-closing-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads each day of each unit, one after the other. */
const LONG = '/v1/units/01/responses.csv?from=2025-01-01&to=2025-12-31';

describe('a server that is closed', () => {
  it('first ends what it is reading for a browser that has gone, so that it meets no fault', async () => {
    const faults: unknown[] = [];
    const start = () =>
      startLocalServer({
        data: openDataDirectory(folder),
        port: 0,
        host: '127.0.0.1',
        webFolder: '.build/web',
        cityName: 'Hà Nội',
        build: 'test',
        firstRun: (fill) => fill(ORGANISATION, []),
        onProgress: () => {},
        report: (error) => faults.push(error),
      });
    const server = await start();
    const headers = { authorization: `Bearer ${await server.issueToken({ role: 'inspector', unit: '01' })}` };
    const leaving = request(server.url + LONG, { headers });
    leaving.on('error', () => {}).end();
    await once(leaving, 'finish');
    // What comes in after it is answered, so it is under way.
    expect((await (await fetch(`${server.url}/v1/units/01`, { headers })).json()).id).toBe('01');

    leaving.destroy();
    await server.close();

    // A read that goes on without its engine would be told of by the time that another has opened the data.
    await (await start()).close();
    expect(faults).toEqual([]);
  });
});
