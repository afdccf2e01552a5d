import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import {
  codeMillimetres,
  dotsPerSquare,
  PRINTABLE_MILLIMETRES,
  ROLLS,
} from '../../functions/receipts/paper-roll.ts';
import { qrCodeOf, qrPng, qrSvg, squaresAcross } from '../../functions/receipts/qr-code.ts';
import { linkAddress, scannedAddress } from '../../functions/receipts/receipt-address.ts';
import { TEST_RECEIPTS } from '../support/receipts.ts';
import { pictureOfBits, pictureOfSvg, scanned } from '../support/scanned.ts';

const AT_MS = Date.parse('2026-11-23T09:41:07+07:00');
const SITE = 'https://danhgia.hanoi.gov.vn';

const tokenOf = (receipt: string, unit = '00070', service = '1.001193'): string =>
  TEST_RECEIPTS.issue({
    unit,
    service,
    counter: 3,
    receipt,
    moment: 'result',
    channel: 'receipt',
    validDays: 30,
    atMs: AT_MS,
  }).token;

const receipts = fc.string({ minLength: 1, maxLength: 30 });

describe('the QR code of a receipt', () => {
  it('drawn by lines is read as the address, in capitals, at version 6 or below', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const address = scannedAddress(SITE, tokenOf(receipt));

        const read = scanned(pictureOfSvg(qrSvg(qrCodeOf(address)), 4));

        expect(read?.text).toBe(address);
        expect(read?.version).toBeLessThanOrEqual(6);
        expect(address).toMatch(/^[0-9A-Z$%*+\-./:]+$/);
      }),
      { numRuns: 25 },
    );
  });

  it('drawn by dots is read as the same', () => {
    fc.assert(
      fc.property(receipts, fc.integer({ min: 3, max: 8 }), (receipt, dots) => {
        const address = scannedAddress(SITE, tokenOf(receipt));

        const { data, width, height, depth } = decode(qrPng(qrCodeOf(address), dots));

        expect(depth).toBe(1);
        expect(scanned(pictureOfBits(data as Uint8Array, width, height))?.text).toBe(address);
      }),
      { numRuns: 25 },
    );
  });

  it('opens with what it holds, in capitals and as a link', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const token = tokenOf(receipt);

        for (const address of [scannedAddress(SITE, token), linkAddress(SITE, token)]) {
          const read = new URL(address).pathname.slice('/r/'.length);
          expect(TEST_RECEIPTS.verified(read, AT_MS).ok).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['a site of 38 letters', 'https://hailong.dichvucong.haiphong.gov.vn', '00070', '1.001193'],
    ['a long code of a unit', 'https://danhgia.hanoi.gov.vn', 'H29.175.12.03', '1.001193'],
    ['a procedure with a part of a city', 'https://danhgia.hanoi.gov.vn', '00070', '1.004222.000.00.00.H26'],
    ['an address of the network of AWS', 'https://d111111abcdef8.cloudfront.net', '00070', '1.001193'],
  ])('stays at version 6 with %s', (_, site, unit, service) => {
    expect(qrCodeOf(scannedAddress(site, tokenOf('1', unit, service))).version).toBeLessThanOrEqual(6);
  });
});

describe.each(ROLLS)('on paper of %i mm, at 203 dots an inch', (roll) => {
  const across = (version: number): number => 17 + 4 * version + 8;

  it.each([4, 5, 6, 7, 10])('each square of version %i is a third of a millimetre or more', (version) => {
    expect(dotsPerSquare(across(version), roll) / 8).toBeGreaterThanOrEqual(0.33);
  });

  it.each([4, 5, 6, 7, 10])('a code of version %i is as wide as whole dots, and fits', (version) => {
    const millimetres = codeMillimetres(across(version), roll);

    expect((millimetres * 8) % across(version)).toBe(0);
    expect(millimetres).toBeLessThanOrEqual(PRINTABLE_MILLIMETRES[roll]);
  });

  it('counts the squares with the quiet zone', () => {
    const code = qrCodeOf(scannedAddress(SITE, tokenOf('1')));

    expect(squaresAcross(code)).toBe(across(code.version));
  });
});
