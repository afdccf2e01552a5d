import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCORES } from '#domain/questionnaire.ts';
import { candidateOf, type Draft, draftOf, fieldsOf } from '../../functions/pages/rating-form.ts';
import type { Subject } from '../../functions/pages/subject.ts';
import { sampleUnit } from '../support/sample.ts';

const unit = sampleUnit('A1', null);
const [counter] = unit.counters;
if (!counter) throw new Error('the sample unit has a counter');

const SUBJECT: Subject = {
  path: '/q/A1-01',
  unit,
  counter,
  channel: 'poster',
  moment: 'result',
  isOpen: true,
};

const anyText = fc.string({ unit: 'grapheme', maxLength: 12 });
const anyReasons = fc.array(anyText, { maxLength: 3 });

const anyDraft: fc.Arbitrary<Draft> = fc.record(
  {
    id: anyText,
    at: anyText,
    version: anyText,
    answers: fc.dictionary(
      fc.constantFrom('overall', 'access', 'officials', 'nothing-asked'),
      fc.oneof(fc.constantFrom('1', '2', '3', '4', '5'), fc.string({ minLength: 1 })),
      { noNullPrototype: true },
    ),
    reasons: fc.record({ 1: anyReasons, 2: anyReasons, 3: anyReasons, 4: anyReasons, 5: anyReasons }),
    comment: anyText,
    over: anyText,
  },
  { requiredKeys: ['id', 'at', 'version', 'answers', 'reasons', 'comment'] },
);

describe('a rating form', () => {
  it('says after a round over the network what it said before', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const sent = new URLSearchParams(fieldsOf(draft).map(([name, value]) => [name, value])).toString();

        expect(draftOf(new URLSearchParams(sent))).toEqual(draft);
      }),
    );
  });

  it('means only the reasons under the score that is chosen', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom(...SCORES), (draft, score) => {
        const chosen = { ...draft, answers: { ...draft.answers, overall: String(score) } };

        expect(candidateOf(chosen, SUBJECT)).toMatchObject({ reasons: draft.reasons[score] });
      }),
    );
  });
});
