import { describe, expect, it } from 'vitest';
import {
  CHANGE_SECONDS,
  COMMENT_SECONDS,
  ELEMENT_SECONDS,
  KEEPING_MS,
  MORE_SECONDS,
  PROMPT_SECONDS,
  REASONS_SECONDS,
  SETTLING_MS,
  THANKS_SECONDS,
} from '../../web/kiosk/screen.ts';
import { createShelf } from '../../web/shared/shelf.ts';
import { COUNTER, configured, kioskAtCounter } from '../support/kiosk.ts';

const SERVICES = [
  { code: '1.001193', name: { vi: 'Đăng ký khai sinh', en: 'Registration of birth' } },
  { code: '1.000894', name: { vi: 'Đăng ký kết hôn', en: 'Registration of marriage' } },
];

describe('a kiosk', () => {
  it('keeps one rating of a tap and finishes it with its reasons', async () => {
    const { kiosk, clock, kept, amended, finished, asking, settle } = kioskAtCounter();
    await asking();

    kiosk.rate(2);
    await settle();
    kiosk.toggleReason('long-wait');
    kiosk.toggleReason('poor-attitude');
    kiosk.toggleReason('long-wait');
    kiosk.send();
    await clock.pass(0);

    expect(kept).toEqual([
      {
        id: '010',
        unit: '00070',
        counter: '00070-03',
        channel: 'kiosk',
        moment: 'result',
        questionnaire: 'post-service',
        questionnaireVersion: 1,
        at: '2026-11-23T09:41:07+07:00',
        answers: { overall: 2 },
        reasons: [],
      },
    ]);
    expect(amended.at(-1)).toEqual({ ...kept[0], reasons: ['poor-attitude'] });
    expect(finished).toEqual(['010']);
    expect(kiosk.screen.value.name).toBe('thanks');
  });

  it('takes one rating of a double tap, and of a tap on two faces', async () => {
    const { kiosk, kept, amended, asking, clock } = kioskAtCounter();
    await asking();

    kiosk.rate(5);
    kiosk.rate(5);
    kiosk.rate(1);
    await clock.pass(0);

    expect(kept.map(({ answers }) => answers)).toEqual([{ overall: 5 }]);
    expect(amended).toEqual([]);
  });

  it('takes no touch while a screen is new: the second half of a double tap chooses nothing', async () => {
    const { kiosk, clock, amended, finished, asking } = kioskAtCounter();
    await asking();
    kiosk.rate(5);

    await clock.pass(SETTLING_MS - 1);
    kiosk.toggleReason('clear-guidance');
    kiosk.changeMind();
    kiosk.send();
    kiosk.skip();
    await clock.pass(0);

    expect(amended).toEqual([]);
    expect(finished).toEqual([]);
  });

  it('takes no rating from a finger that was still tapping at the thanks', async () => {
    const { kiosk, clock, kept, asking, settle } = kioskAtCounter(configured({ minimumIntervalSeconds: 0 }));
    await asking();
    kiosk.press('3');
    await settle();
    kiosk.send();
    await settle();
    kiosk.leaveThanks();

    kiosk.rate(1);
    await settle();
    kiosk.rate(5);
    await clock.pass(0);

    expect(kept.map(({ answers }) => answers)).toEqual([{ overall: 3 }, { overall: 5 }]);
  });

  it('takes one rating in its interval, however fast a childish hand taps', async () => {
    const { kiosk, clock, kept, asking, settle } = kioskAtCounter(configured({ minimumIntervalSeconds: 10 }));
    await asking();
    kiosk.rate(5);
    await settle();
    kiosk.send();
    await settle();
    kiosk.leaveThanks();
    await settle();

    kiosk.rate(1);
    const waits = kiosk.pauseSeconds.value;
    await clock.pass(10_000 - 3 * SETTLING_MS);
    kiosk.rate(4);
    await clock.pass(0);

    expect(waits).toBeGreaterThan(0);
    expect(kept.map(({ answers }) => answers)).toEqual([{ overall: 5 }, { overall: 4 }]);
  });

  it('takes one rating in its interval from all its tabs, and after it was started anew', async () => {
    const shelf = createShelf(undefined);
    const config = configured({ minimumIntervalSeconds: 10 });
    const first = kioskAtCounter(config, shelf);
    await first.asking();
    first.kiosk.rate(5);
    const again = kioskAtCounter(config, shelf);
    await again.asking();

    again.kiosk.rate(1);
    const waits = again.kiosk.pauseSeconds.value;
    await again.clock.pass(10_000);
    again.kiosk.rate(4);
    await again.clock.pass(0);

    expect(waits).toBeGreaterThan(0);
    expect(again.kept.map(({ answers }) => answers)).toEqual([{ overall: 4 }]);
  });

  it('sends what was chosen after twelve seconds without a touch', async () => {
    const { kiosk, clock, lastOf, finished, asking } = kioskAtCounter();
    await asking();
    kiosk.rate(4);
    await clock.pass(6_000);
    kiosk.toggleReason('clear-guidance');
    await clock.pass(11_000);
    kiosk.touched();

    await clock.pass(REASONS_SECONDS * 1_000 - 1);
    const early = [...finished];
    await clock.pass(1);

    expect(early).toEqual([]);
    expect(finished).toEqual(['010']);
    expect(lastOf('010')?.reasons).toEqual(['clear-guidance']);
  });

  it('skips the reasons, not the rating', async () => {
    const { kiosk, clock, lastOf, finished, asking, settle } = kioskAtCounter();
    await asking();
    kiosk.rate(1);
    await settle();

    kiosk.toggleReason('long-wait');
    kiosk.skip();
    await clock.pass(0);

    expect(lastOf('010')).toMatchObject({ answers: { overall: 1 }, reasons: [] });
    expect(finished).toEqual(['010']);
  });

  it('returns to the question by itself, with nothing of the last citizen', async () => {
    const { kiosk, clock, resets, asking } = kioskAtCounter();
    await asking();
    resets.length = 0;
    kiosk.press('3');
    await clock.pass(CHANGE_SECONDS * 1_000);

    await clock.pass(THANKS_SECONDS * 1_000 - 1);
    const before = kiosk.screen.value.name;
    await clock.pass(1);

    expect(before).toBe('thanks');
    expect(kiosk.screen.value).toEqual({ name: 'asking' });
    expect(resets).toHaveLength(1);
  });

  it('shows the code only to the citizen whose it is, for as long anew', async () => {
    const { kiosk, clock, asking } = kioskAtCounter();
    await asking();
    kiosk.press('3');
    await clock.pass(CHANGE_SECONDS * 1_000);

    await clock.pass(3_000);
    kiosk.accepted('019', 'ZZZZ');
    const stranger = kiosk.screen.value;
    kiosk.accepted('010', 'K7PX-42MQ');
    await clock.pass(THANKS_SECONDS * 1_000 - 1);
    const own = kiosk.screen.value;
    await clock.pass(1);
    kiosk.accepted('010', 'K7PX-42MQ');

    expect(stranger).not.toHaveProperty('code');
    expect(own).toMatchObject({ name: 'thanks', code: 'K7PX-42MQ' });
    expect(kiosk.screen.value).toEqual({ name: 'asking' });
  });

  it('corrects the time of a device whose clock is wrong by what the server says', async () => {
    const { kiosk, kept, clock, server, asking } = kioskAtCounter();
    server.answer = {
      ...COUNTER,
      counter: { ...COUNTER.counter, serverTime: '2026-11-23T10:41:07+07:00' },
    };
    await asking();
    await clock.pass(5_000);

    kiosk.rate(5);
    await clock.pass(0);

    expect(kept[0]?.at).toBe('2026-11-23T10:41:12+07:00');
  });

  it('is as it always is when nobody has touched it for half a minute', async () => {
    const { kiosk, clock, resets, asking } = kioskAtCounter();
    await asking();
    resets.length = 0;
    kiosk.touched();

    await clock.pass(29_999);
    const before = resets.length;
    await clock.pass(1);

    expect(before).toBe(0);
    expect(resets).toHaveLength(1);
  });

  it('asks for its counter at the setup, and names what is wrong', async () => {
    const { kiosk, clock, server } = kioskAtCounter();
    kiosk.start('');
    const empty = kiosk.screen.value;

    kiosk.choose('');
    const missing = kiosk.screen.value;
    server.answer = { found: 'unknown' };
    kiosk.choose('00070-33');
    await clock.pass(0);
    const unknown = kiosk.screen.value;
    server.answer = {
      ...COUNTER,
      counter: { ...COUNTER.counter, questionnaire: { id: 'sipas-2024', version: 1 } },
    };
    kiosk.choose('00070-03');
    await clock.pass(0);

    expect(empty).toEqual({ name: 'setup', code: '' });
    expect(missing).toEqual({ name: 'setup', code: '', fault: 'missing' });
    expect(unknown).toEqual({ name: 'setup', code: '00070-33', fault: 'unknown' });
    expect(kiosk.screen.value).toEqual({ name: 'setup', code: '00070-03', fault: 'unsupported' });
  });

  it('retries by itself while the server is unreachable, and at once when the network returns', async () => {
    const { kiosk, clock, server, asked } = kioskAtCounter();
    server.answer = { found: 'unreachable' };
    kiosk.start('00070-03');
    await clock.pass(0);
    const notice = kiosk.screen.value;

    await clock.pass(500);
    await clock.pass(1_000);
    const attempts = asked.length;
    server.answer = COUNTER;
    kiosk.online();
    await clock.pass(0);

    expect(notice).toEqual({ name: 'connecting', failures: 1 });
    expect(attempts).toBe(3);
    expect(kiosk.screen.value).toEqual({ name: 'asking' });
  });

  it('asks for its counter again every ten minutes, without disturbing anybody', async () => {
    const { kiosk, clock, asked, asking } = kioskAtCounter();
    await asking();
    await clock.pass(595_000);

    kiosk.rate(5);
    await clock.pass(5_000);

    expect(asked).toHaveLength(2);
    expect(kiosk.screen.value.name).toBe('rated');
  });
});

describe('a change of mind', () => {
  it('replaces the score of the same rating, and drops the reasons of the first', async () => {
    const { kiosk, clock, kept, lastOf, finished, asking, settle } = kioskAtCounter();
    await asking();
    kiosk.rate(1);
    await settle();
    kiosk.toggleReason('long-wait');

    kiosk.changeMind();
    await settle();
    kiosk.rate(5);
    await settle();
    kiosk.send();
    await clock.pass(0);

    expect(kept).toHaveLength(1);
    expect(lastOf('010')).toMatchObject({ answers: { overall: 5 }, reasons: [] });
    expect(finished).toEqual(['010']);
  });

  it('is taken by another number key, and of the same one changes nothing', async () => {
    const { kiosk, clock, amended, asking, settle } = kioskAtCounter();
    await asking();
    kiosk.press('1');
    await settle();

    kiosk.press('1');
    kiosk.press('4');
    await clock.pass(0);

    expect(amended.map(({ answers }) => answers)).toEqual([{ overall: 4 }]);
  });

  it('comes too late after three seconds', async () => {
    const { kiosk, clock, amended, asking } = kioskAtCounter();
    await asking();
    kiosk.rate(1);

    await clock.pass(CHANGE_SECONDS * 1_000);
    kiosk.changeMind();
    kiosk.press('5');

    expect(kiosk.screen.value).toMatchObject({ name: 'rated', changeSeconds: 0 });
    expect(amended).toEqual([]);
  });

  it('that is not carried out leaves the first score', async () => {
    const { kiosk, clock, lastOf, finished, asking, settle } = kioskAtCounter();
    await asking();
    kiosk.rate(2);
    await settle();
    kiosk.changeMind();

    await clock.pass(60_000);

    expect(lastOf('010')?.answers).toEqual({ overall: 2 });
    expect(finished).toEqual(['010']);
  });
});

describe('who wants to say more', () => {
  it('answers the five elements one by one, each or none of them, and is thanked', async () => {
    const { kiosk, clock, lastOf, asking, settle } = kioskAtCounter(configured({ elements: true }));
    await asking();
    kiosk.rate(3);
    await settle();
    kiosk.more();
    await settle();

    kiosk.rate(5);
    await settle();
    kiosk.skipElement();
    await settle();
    kiosk.previousElement();
    await settle();
    kiosk.press('1');
    await settle();
    kiosk.skipElement();
    await settle();
    kiosk.skipElement();
    await settle();
    const last = kiosk.screen.value;
    kiosk.rate(2);
    await clock.pass(0);

    expect(last).toMatchObject({ name: 'element', position: 5, count: 5 });
    expect(lastOf('010')?.answers).toEqual({ overall: 3, access: 5, procedures: 1, feedback: 2 });
    expect(kiosk.screen.value.name).toBe('thanks');
  });

  it('and walks away, has said what was said', async () => {
    const { kiosk, clock, lastOf, finished, asking, settle } = kioskAtCounter(configured({ elements: true }));
    await asking();
    kiosk.rate(3);
    await settle();
    kiosk.more();
    await settle();
    kiosk.rate(5);

    await clock.pass(ELEMENT_SECONDS * 1_000);

    expect(lastOf('010')?.answers).toEqual({ overall: 3, access: 5 });
    expect(finished).toEqual(['010']);
  });

  it('writes a comment, of which nothing personal reaches the outbox', async () => {
    const { kiosk, clock, lastOf, asking, settle } = kioskAtCounter(configured({ comment: true }));
    await asking();
    kiosk.rate(3);
    await settle();
    kiosk.more();
    await settle();

    kiosk.write(' Gọi chị Lan 0912 345 678 ');
    await clock.pass(COMMENT_SECONDS * 1_000);

    expect(lastOf('010')?.comment).toBe('Gọi chị [tên] [số điện thoại]');
    expect(JSON.stringify(kiosk.screen.value)).not.toContain('Lan');
  });

  it('and skips the comment, leaves none', async () => {
    const { kiosk, clock, lastOf, finished, asking, settle } = kioskAtCounter(configured({ comment: true }));
    await asking();
    kiosk.rate(5);
    await settle();
    kiosk.more();
    await settle();
    kiosk.write('Nhanh');

    kiosk.skip();
    await clock.pass(0);

    expect(lastOf('010')).not.toHaveProperty('comment');
    expect(finished).toEqual(['010']);
  });

  it('is asked for it no longer than a few seconds where there are no reasons', async () => {
    const { kiosk, clock, asking } = kioskAtCounter(configured({ reasons: false, comment: true }));
    await asking();
    kiosk.rate(1);

    await clock.pass(MORE_SECONDS * 1_000);

    expect(kiosk.screen.value.name).toBe('thanks');
  });
});

describe('the thanks', () => {
  it('come only when the rating is durable, and until then nothing is taken', async () => {
    const { kiosk, clock, disk, finished, amended, asking, settle } = kioskAtCounter();
    const writing = Promise.withResolvers<void>();
    disk.write = () => writing.promise;
    await asking();
    kiosk.rate(1);
    await settle();
    kiosk.send();
    await clock.pass(1_000);
    kiosk.toggleReason('long-wait');
    const before = {
      screen: kiosk.screen.value.name,
      settled: kiosk.settled.value,
      finished: finished.length,
    };

    writing.resolve();
    await clock.pass(0);

    expect(before).toEqual({ screen: 'rated', settled: false, finished: 0 });
    expect(amended).toEqual([]);
    expect(kiosk.screen.value.name).toBe('thanks');
    expect(finished).toEqual(['010']);
  });

  it('do not come for what cannot be made durable, and the next citizen is asked all the same', async () => {
    const { kiosk, clock, disk, finished, asking, settle } = kioskAtCounter();
    const writing = Promise.withResolvers<void>();
    disk.write = () => writing.promise;
    await asking();
    kiosk.rate(1);
    await settle();
    kiosk.send();

    await clock.pass(KEEPING_MS);
    const next = kiosk.screen.value;
    writing.resolve();
    await clock.pass(0);

    expect(next).toEqual({ name: 'asking' });
    expect(kiosk.screen.value).toEqual({ name: 'asking' });
    expect(finished).toEqual(['010']);
  });
});

describe('the service that is rated', () => {
  it('is the one of the configuration', async () => {
    const { kiosk, clock, kept, asking } = kioskAtCounter(configured({ services: SERVICES.slice(0, 1) }));
    await asking();

    kiosk.rate(5);
    await clock.pass(0);

    expect(kept[0]?.service).toBe('1.001193');
  });

  it.each([
    ['the one chosen', '1.000894', '1.000894'],
    ['none, where it is another', undefined, undefined],
  ])('is %s', async (_, chosen, expected) => {
    const { kiosk, clock, kept, asking, settle } = kioskAtCounter(configured({ services: SERVICES }));
    await asking();
    const first = kiosk.screen.value.name;

    kiosk.chooseService(chosen);
    await settle();
    kiosk.rate(5);
    await clock.pass(0);

    expect(first).toBe('service');
    expect(kept[0]?.service).toBe(expected);
  });

  it('is asked for anew when who has chosen it leaves without rating', async () => {
    const { kiosk, clock, kept, asking } = kioskAtCounter(configured({ services: SERVICES }));
    await asking();
    kiosk.chooseService('1.000894');

    await clock.pass(60_000);

    expect(kiosk.screen.value.name).toBe('service');
    expect(kept).toEqual([]);
  });
});

describe('a prompt of the one-stop system', () => {
  const prompt = (id: string, more = {}) => ({
    response: { id, at: '2026-11-23T09:40:00+07:00' },
    moment: 'reception' as const,
    ...more,
  });

  it('is not shown again when it was rated before the kiosk was started anew', async () => {
    const shelf = createShelf(undefined);
    const first = kioskAtCounter(configured(), shelf);
    await first.asking();
    first.kiosk.prompt(prompt('dossier-1'));
    await first.settle();
    first.kiosk.rate(5);
    const again = kioskAtCounter(configured(), shelf);
    await again.asking();

    again.kiosk.prompt(prompt('dossier-1'));

    expect(again.kiosk.screen.value).toEqual({ name: 'asking' });
  });

  it('leaves the language and the large type of who stands there', async () => {
    const { kiosk, resets, asking } = kioskAtCounter();
    await asking();
    kiosk.touched();
    const before = resets.length;

    kiosk.prompt(prompt('dossier-1'));

    expect(kiosk.screen.value).toMatchObject({ name: 'asking', moment: 'reception' });
    expect(resets).toHaveLength(before);
  });

  it('asks at once where nobody is there, and its rating is that of the dossier', async () => {
    const { kiosk, clock, kept, asking, settle } = kioskAtCounter(configured({ services: SERVICES }));
    await asking();

    kiosk.prompt(prompt('dossier-1', { service: '1.001193' }));
    const shown = kiosk.screen.value;
    await settle();
    kiosk.rate(4);
    await clock.pass(0);

    expect(shown).toMatchObject({ name: 'asking', moment: 'reception', service: SERVICES[0] });
    expect(kept).toMatchObject([
      { id: 'dossier-1', at: '2026-11-23T09:40:00+07:00', moment: 'reception', service: '1.001193' },
    ]);
  });

  it('waits for the citizen who is there, and gives one rating however often it is repeated', async () => {
    const { kiosk, clock, kept, asking, settle } = kioskAtCounter();
    await asking();
    kiosk.rate(5);
    kiosk.prompt(prompt('dossier-1'));
    const during = kiosk.screen.value.name;
    await settle();
    kiosk.send();
    await settle();
    kiosk.leaveThanks();
    await settle();
    kiosk.rate(1);
    await settle();
    kiosk.prompt(prompt('dossier-1'));
    await clock.pass(60_000);

    expect(during).toBe('rated');
    expect(kept.map(({ id, moment }) => [id, moment])).toEqual([
      ['010', 'result'],
      ['dossier-1', 'reception'],
    ]);
    expect(kiosk.screen.value).toEqual({ name: 'asking' });
  });

  it('goes after a minute and a half, and its dossier is not asked for again', async () => {
    const { kiosk, clock, kept, asking } = kioskAtCounter();
    await asking();
    kiosk.prompt(prompt('dossier-1'));

    await clock.pass(PROMPT_SECONDS * 1_000);
    kiosk.prompt(prompt('dossier-1'));
    const after = kiosk.screen.value;
    kiosk.rate(5);
    await clock.pass(SETTLING_MS);
    kiosk.rate(5);
    await clock.pass(0);

    expect(after).toEqual({ name: 'asking' });
    expect(kept.map(({ id }) => id)).toEqual(['010']);
  });

  it('gives way to that of the next dossier', async () => {
    const { kiosk, clock, kept, asking, settle } = kioskAtCounter();
    await asking();
    kiosk.prompt(prompt('dossier-1'));
    kiosk.prompt(prompt('dossier-2'));
    await settle();

    kiosk.rate(5);
    await clock.pass(0);

    expect(kept.map(({ id }) => id)).toEqual(['dossier-2']);
  });
});

describe('a configuration', () => {
  it('is taken when nobody is there, not during an answer', async () => {
    const { kiosk, clock, asking, settle } = kioskAtCounter();
    await asking();
    kiosk.rate(5);
    await settle();

    kiosk.applyConfig(configured({ version: 7, services: SERVICES }));
    const during = [kiosk.screen.value.name, kiosk.config.value.version];
    await clock.pass(60_000);

    expect(during).toEqual(['rated', 0]);
    expect([kiosk.screen.value.name, kiosk.config.value.version]).toEqual(['service', 7]);
  });

  it('lets a kiosk rest outside of its hours, and wake by a touch for who still comes', async () => {
    const { kiosk, clock, kept, asking, settle } = kioskAtCounter(
      configured({ hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '09:45' }] }),
    );
    await asking();
    const open = kiosk.screen.value.name;
    await clock.pass(300_000);
    const closed = kiosk.screen.value.name;

    kiosk.wake();
    await settle();
    kiosk.rate(4);
    await clock.pass(60_000);

    expect([open, closed]).toEqual(['asking', 'resting']);
    expect(kept).toHaveLength(1);
    expect(kiosk.screen.value.name).toBe('resting');
  });
});
