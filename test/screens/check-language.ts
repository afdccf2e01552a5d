import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { faultsOfPack, keyedTexts, packOf } from '../../web/kiosk/language-pack.ts';

/*
 * `npm run check:language -- tay.json`: names each text that a pack lacks, with the Vietnamese; without a file it prints
 * every key with its two texts, for translators. Fails where a pack has a fault.
 */
const [file] = process.argv.slice(2);

const say = (lines: readonly string[]): void => {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};

if (file === undefined) {
  say([...keyedTexts(POST_SERVICE)].map(([key, { vi, en }]) => `${key}\t${vi}\t${en}`));
} else {
  const tag = basename(file, '.json');
  const pack = packOf(tag, JSON.parse(readFileSync(file, 'utf8')));
  const faults = pack
    ? faultsOfPack(pack, POST_SERVICE)
    : [`is no pack of "${tag}": it needs "tag", "name", and "texts" and "audio" by key`];
  say(faults.length === 0 ? [`${file} is complete.`] : faults.map((fault) => `${file}: ${fault}`));
  process.exitCode = faults.length === 0 ? 0 : 1;
}
