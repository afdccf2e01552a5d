import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelShiftOf } from '#domain/channel-shift.ts';
import { CHANNELS } from '#domain/response.ts';

const channels = fc.record(
  Object.fromEntries(CHANNELS.map((id) => [id, fc.integer({ min: 0, max: 300 })])) as Record<
    (typeof CHANNELS)[number],
    fc.Arbitrary<number>
  >,
);
const times = (by: number, of: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(of).map(([id, n]) => [id, n * by]));

describe('a shift of channels', () => {
  it.each([
    [
      'is told where ten points are more than chance',
      { kiosk: 800, link: 200 },
      { kiosk: 700, link: 300 },
      'kiosk',
    ],
    [
      'is none where nine points are certain',
      { kiosk: 8000, link: 2000 },
      { kiosk: 7100, link: 2900 },
      undefined,
    ],
    ['is none where twenty points may be chance', { kiosk: 16, link: 4 }, { kiosk: 12, link: 8 }, undefined],
    ['is told of a channel that was not there before', { kiosk: 60 }, { kiosk: 40, poster: 20 }, 'kiosk'],
    ['is none against a period without responses', {}, { kiosk: 40 }, undefined],
  ])('%s', (_, before, now, id) => {
    expect(channelShiftOf(before, now)?.id).toBe(id);
  });

  it('is of the channel that moved furthest', () => {
    expect(
      channelShiftOf({ kiosk: 500, receipt: 300, link: 200 }, { kiosk: 300, receipt: 350, link: 350 }),
    ).toEqual({ id: 'kiosk', before: 0.5, now: 0.3 });
  });

  it('is the same the other way round when the periods are swapped', () => {
    fc.assert(
      fc.property(channels, channels, (before, now) => {
        const there = channelShiftOf(before, now);
        const back = channelShiftOf(now, before);

        expect(back).toEqual(there && { id: there.id, before: there.now, now: there.before });
      }),
    );
  });

  it('does not go away with more responses at the same parts', () => {
    fc.assert(
      fc.property(channels, channels, fc.integer({ min: 2, max: 9 }), (before, now, by) => {
        fc.pre(channelShiftOf(before, now) !== undefined);

        // It may be of another channel, of which the fewer responses could not tell.
        expect(channelShiftOf(times(by, before), times(by, now))).toBeDefined();
      }),
    );
  });

  it('is never found between a period and itself', () => {
    fc.assert(
      fc.property(channels, (same) => {
        expect(channelShiftOf(same, same)).toBeUndefined();
      }),
    );
  });
});
