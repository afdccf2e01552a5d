import './plain-errors.ts';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { localIsoOf } from '#domain/time.ts';
import {
  type DataDirectory,
  DataInUseError,
  dataDirectoryOf,
  emptyDataDirectory,
  openDataDirectory,
} from './data-directory.ts';
import { demonstration } from './demonstration/demonstration.ts';
import { demonstrationImprovements } from './demonstration/improvements.ts';
import { reportedFigures } from './demonstration/reported-figures.ts';
import { type LocalServer, type LocalServerOptions, startLocalServer } from './local-server.ts';
import { progressLine } from './progress-line.ts';
import { type CityProvider, readCityProvider } from './sign-in/city-provider.ts';
import { USUAL_IDLE_MINUTES } from './sign-in/demonstration-settings.ts';
import { shownCounterOf } from './start-page.ts';

/*
 * `npm start`, after the build: reads the settings, starts the server, says where it is, and ends
 * cleanly on Ctrl-C.
 */
const { values } = parseArgs({
  options: {
    /** Begins again with empty data. */
    reset: { type: 'boolean', default: false },
    /** Leaves empty data empty, for a city that imports its own units. */
    empty: { type: 'boolean', default: false },
  },
});
const port = Number(process.env.PORT || 4000);
const host = process.env.HOST || '127.0.0.1';
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const fail = (message: string): never => {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
};

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`PORT must be a whole number from 0 to 65535, not "${process.env.PORT}"`);
}

const idleMinutes = Number(process.env.SIPAS_IDLE_MINUTES || USUAL_IDLE_MINUTES);
if (!(idleMinutes >= 1 && idleMinutes <= 240)) {
  fail(`SIPAS_IDLE_MINUTES must be a number from 1 to 240, not "${process.env.SIPAS_IDLE_MINUTES}"`);
}

const cityProvider = (): CityProvider | undefined => {
  const path = process.env.SIPAS_SIGN_IN;
  try {
    return path ? readCityProvider(path) : undefined;
  } catch (error) {
    return fail(`SIPAS_SIGN_IN cannot be used: ${(error as Error).message}`);
  }
};

const dataDirectory = (): DataDirectory => {
  try {
    return openDataDirectory(dataDirectoryOf());
  } catch (error) {
    return fail(`The data folder cannot be used: ${(error as Error).message}`);
  }
};
const data = dataDirectory();
const progress = progressLine('Nạp dữ liệu trình diễn · Loading the demonstration city');

const settings: LocalServerOptions = {
  data,
  port,
  host,
  webFolder: '.build/web',
  cityName: 'Hà Nội',
  build: version,
  firstRun: async (fill) => {
    if (values.empty) return;
    const { organisation, responses, asked, decided } = demonstration(Date.now());
    writeFileSync(data.unfinished, '');
    await fill(organisation, responses, asked, decided);
    rmSync(data.unfinished);
    progress.end();
  },
  improvements: demonstrationImprovements(Date.now()),
  reported: reportedFigures(localIsoOf(Date.now())),
  idleMinutes,
  cityProvider: cityProvider(),
  onProgress: progress.show,
  report: (error) => process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`),
};

const start = async (): Promise<LocalServer> => {
  // A first run that was interrupted has nothing that anybody was told is safe.
  if (values.reset || existsSync(data.unfinished)) await emptyDataDirectory(data);
  return startLocalServer(settings);
};

const started = await start().catch((error: unknown) => {
  if (error instanceof DataInUseError) return fail(error.message);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return fail(`Port ${port} is taken; choose another: PORT=4001 npm start`);
  }
  if (error instanceof Error && 'syscall' in error) return fail(error.message);
  throw error;
});

const index = await started.organisation();
const counter = shownCounterOf(index);
const lines = [
  '',
  `Bắt đầu từ đây     · Start here       ${started.url}/start`,
  `Trang công khai   · Public page      ${started.url}/`,
  `Màn hình tại quầy · Kiosk            ${started.url}/kiosk/${counter ? `?counter=${counter}` : ''}`,
  `Mã QR tại quầy    · Poster QR        ${started.url}/q/${counter ?? ''}`,
  `Trang quản lý     · Manager's view   ${started.url}/manage/`,
  `Tin nhắn mời      · Invitations      ${data.messages}`,
];
if (host !== '127.0.0.1' && host !== 'localhost') {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of addresses) {
    lines.unshift(`Điện thoại · Phones in this network  http://${address}:${new URL(started.url).port}/`);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);

// A log on a full disk, or one that nobody reads any more, is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

let ending = false;
const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  await started.close();
  process.exit(0);
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
