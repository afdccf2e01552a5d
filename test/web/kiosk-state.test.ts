import { describe, expect, it } from 'vitest';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { SurveyResponse } from '#domain/response.ts';
import type { FoundCounter } from '../../web/kiosk/find-counter.ts';
import { createKiosk, SETTLING_MS } from '../../web/kiosk/kiosk-state.ts';
import { fakeClock } from '../support/fake-clock.ts';

const NOW = Date.parse('2026-11-23T02:41:07Z');

const COUNTER: FoundCounter = {
  found: 'counter',
  counter: {
    code: '00070-03',
    name: { vi: 'Quầy 3', en: 'Counter 3' },
    unit: { id: '00070', name: { vi: 'Phường Hoàn Kiếm', en: 'Hoàn Kiếm Ward' } },
    questionnaire: { id: 'post-service', version: 1 },
    serverTime: '2026-11-23T09:41:07+07:00',
  },
};

const setUp = () => {
  const clock = fakeClock(NOW);
  const server: { answer: FoundCounter } = { answer: COUNTER };
  const asked: string[] = [];
  const kept: SurveyResponse[] = [];
  const amended: SurveyResponse[] = [];
  const finished: string[] = [];
  const resets: number[] = [];
  let ids = 0;
  const kiosk = createKiosk({
    clock,
    random: () => 0.5,
    newId: () => `01${ids++}`,
    findCounter: async (code) => {
      asked.push(code);
      return server.answer;
    },
    outbox: {
      keep: (response) => void kept.push(response),
      amend: (response) => void amended.push(response),
      finish: (id) => void finished.push(id),
      start: () => {},
      sendNow: () => {},
    },
    questionnaire: POST_SERVICE,
    resetLanguage: () => void resets.push(clock.now()),
  });
  const asking = async () => {
    kiosk.start('00070-03');
    await clock.pass(SETTLING_MS);
  };
  return { kiosk, clock, server, asked, kept, amended, finished, resets, asking };
};

describe('a kiosk', () => {
  it('keeps one rating of a tap and finishes it with its reasons', async () => {
    const { kiosk, clock, kept, amended, finished, asking } = setUp();
    await asking();

    kiosk.rate(2);
    await clock.pass(SETTLING_MS);
    kiosk.toggleReason('long-wait');
    kiosk.toggleReason('poor-attitude');
    kiosk.toggleReason('long-wait');
    kiosk.sendReasons();

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
    const { kiosk, kept, asking } = setUp();
    await asking();

    kiosk.rate(5);
    kiosk.rate(5);
    kiosk.rate(1);

    expect(kept).toHaveLength(1);
    expect(kept[0]?.answers).toEqual({ overall: 5 });
  });

  it('takes no touch while a screen is new: the second half of a double tap chooses nothing', async () => {
    const { kiosk, clock, amended, finished, asking } = setUp();
    await asking();
    kiosk.rate(5);

    await clock.pass(SETTLING_MS - 1);
    kiosk.toggleReason('clear-guidance');
    kiosk.sendReasons();
    kiosk.skipReasons();

    expect(amended).toEqual([]);
    expect(finished).toEqual([]);
  });

  it('takes no rating from a finger that was still tapping at the thanks', async () => {
    const { kiosk, clock, kept, asking } = setUp();
    await asking();
    kiosk.press('3');
    await clock.pass(SETTLING_MS);
    kiosk.leaveThanks();

    kiosk.rate(1);
    await clock.pass(SETTLING_MS);
    kiosk.rate(5);

    expect(kept.map(({ answers }) => answers)).toEqual([{ overall: 3 }, { overall: 5 }]);
  });

  it('thanks at once after a score that has no reasons', async () => {
    const { kiosk, finished, asking } = setUp();
    await asking();

    kiosk.press('3');

    expect(kiosk.screen.value.name).toBe('thanks');
    expect(finished).toEqual(['010']);
  });

  it('sends what was chosen after twelve seconds without a touch', async () => {
    const { kiosk, clock, amended, finished, asking } = setUp();
    await asking();
    kiosk.rate(4);
    await clock.pass(6_000);
    kiosk.toggleReason('clear-guidance');
    await clock.pass(11_000);
    kiosk.touched();

    await clock.pass(11_999);
    const early = [...finished];
    await clock.pass(1);

    expect(early).toEqual([]);
    expect(finished).toEqual(['010']);
    expect(amended.at(-1)?.reasons).toEqual(['clear-guidance']);
  });

  it('skips the reasons, not the rating', async () => {
    const { kiosk, clock, amended, finished, asking } = setUp();
    await asking();
    kiosk.rate(1);
    await clock.pass(SETTLING_MS);

    kiosk.toggleReason('long-wait');
    kiosk.skipReasons();

    expect(amended.at(-1)?.reasons).toEqual([]);
    expect(finished).toEqual(['010']);
  });

  it('returns to the question by itself, in Vietnamese, with nothing of the last citizen', async () => {
    const { kiosk, clock, resets, asking } = setUp();
    await asking();
    kiosk.press('3');

    await clock.pass(3_999);
    const before = kiosk.screen.value.name;
    await clock.pass(1);

    expect(before).toBe('thanks');
    expect(kiosk.screen.value).toEqual({ name: 'asking' });
    expect(resets).toHaveLength(1);
  });

  it('shows the code for four seconds, only to the citizen whose it is', async () => {
    const { kiosk, clock, asking } = setUp();
    await asking();
    kiosk.press('3');

    await clock.pass(3_000);
    kiosk.accepted('019', 'ZZZZ');
    const stranger = kiosk.screen.value;
    kiosk.accepted('010', 'K7PX-42MQ');
    await clock.pass(3_000);
    const own = kiosk.screen.value;
    await clock.pass(1_000);
    kiosk.accepted('010', 'K7PX-42MQ');

    expect(stranger).toEqual({ name: 'thanks' });
    expect(own).toEqual({ name: 'thanks', code: 'K7PX-42MQ' });
    expect(kiosk.screen.value).toEqual({ name: 'asking' });
  });

  it('corrects the time of a device whose clock is wrong by what the server says', async () => {
    const { kiosk, kept, clock, server, asking } = setUp();
    server.answer = {
      ...COUNTER,
      counter: { ...COUNTER.counter, serverTime: '2026-11-23T10:41:07+07:00' },
    };
    await asking();
    await clock.pass(5_000);

    kiosk.rate(5);

    expect(kept[0]?.at).toBe('2026-11-23T10:41:12+07:00');
  });

  it('turns back to Vietnamese when nobody has touched it for half a minute', async () => {
    const { kiosk, clock, resets, asking } = setUp();
    await asking();
    kiosk.touched();

    await clock.pass(29_999);
    const before = resets.length;
    await clock.pass(1);

    expect(before).toBe(0);
    expect(resets).toHaveLength(1);
  });

  it('asks for its counter at the setup, and names what is wrong', async () => {
    const { kiosk, clock, server } = setUp();
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
    const { kiosk, clock, server, asked } = setUp();
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
    const { kiosk, clock, asked, asking } = setUp();
    await asking();
    await clock.pass(595_000);

    kiosk.rate(5);
    await clock.pass(5_000);

    expect(asked).toHaveLength(2);
    expect(kiosk.screen.value.name).toBe('reasons');
  });
});
