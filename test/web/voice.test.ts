import { describe, expect, it } from 'vitest';
import { SCORE_LABELS, SCORES } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { Screen } from '../../web/kiosk/screen.ts';
import { spokenOf } from '../../web/kiosk/voice.ts';

const question = POST_SERVICE.overall ?? { id: '', text: { vi: '', en: '' } };
const counting = { secondsLeft: 5, ofSeconds: 5 };

describe('what is read aloud', () => {
  it('is what is asked and offered', () => {
    const offered = POST_SERVICE.reasons[2] ?? [];
    const rated: Screen = {
      ...{ name: 'rated', score: 2, offered, chosen: new Set(), changeSeconds: 3, more: true },
      ...counting,
    };

    expect(spokenOf({ name: 'asking' }, question)[0]).toBe(question.text);
    expect(spokenOf(rated, question).slice(1)).toEqual(offered.map(({ text }) => text));
  });

  it('is never what was answered, since the official hears it too', () => {
    const labels = SCORES.map((score) => SCORE_LABELS[score].vi);
    const answered: readonly Screen[] = SCORES.flatMap((score) => [
      { name: 'rated', score, offered: [], chosen: new Set(), changeSeconds: 0, more: true, ...counting },
      { name: 'element', question, position: 1, count: 5, score, ...counting },
      { name: 'comment', text: 'Chậm', ...counting },
      { name: 'thanks', code: 'ABCDE-FGHJK', ...counting },
    ]);

    const spoken = answered.flatMap((screen) => spokenOf(screen, question)).map(({ vi }) => vi);

    expect(spoken.length).toBeGreaterThan(0);
    expect(spoken.filter((text) => [...labels, 'Chậm'].includes(text) || text.includes('ABCDE'))).toEqual([]);
  });
});
