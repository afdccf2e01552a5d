import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { contentOf } from '#domain/response.ts';
import { type Answer, openTestDevice, ratingOf, recorded, unreachable } from '../support/test-outbox.ts';

type Act =
  | { readonly kind: 'keep' | 'amend' | 'finish'; readonly rating: number }
  | { readonly kind: 'power cut' | 'network back' | 'network gone' | 'answers lost' }
  | { readonly kind: 'pass'; readonly ms: number };

const ratings = fc.integer({ min: 0, max: 3 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('keep' as const, 'amend' as const, 'finish' as const),
    rating: ratings,
  }),
  fc.record({
    kind: fc.constantFrom(
      'power cut' as const,
      'network back' as const,
      'network gone' as const,
      'answers lost' as const,
    ),
  }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
);

const idOf = (rating: number): string => `01${rating}`;

describe('an outbox, whatever happens', () => {
  it('sends each rating in one wording only, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 14 }), async (list) => {
        const device = openTestDevice();
        const wordings = new Map<string, Set<string>>();
        const stored = new Set<string>();
        const hear = (body: { id?: string; responses?: readonly { id: string }[] }): void => {
          for (const response of (body.responses ?? [body]) as readonly SurveyResponse[]) {
            const known = wordings.get(response.id) ?? new Set();
            wordings.set(response.id, known.add(contentOf(response)));
          }
        };
        const store = (body: Parameters<Answer>[0]): void => {
          for (const { id } of (body.responses ?? [body]) as readonly { id: string }[]) stored.add(id);
        };
        const answers: Record<string, Answer> = {
          'network back': (body) => {
            hear(body);
            store(body);
            return recorded(body);
          },
          'answers lost': (body) => {
            hear(body);
            store(body);
            return unreachable(body);
          },
          'network gone': unreachable,
        };
        const durable = new Set<string>();
        let answer = unreachable;
        let run = device.start(answer);
        await run.outbox.start();
        for (const act of list) {
          if (act.kind === 'pass') await run.pass(act.ms);
          else if (act.kind === 'power cut') {
            run.kill();
            run = device.start(answer);
            await run.outbox.start();
            await run.quiet();
          } else if ('rating' in act) {
            const id = idOf(act.rating);
            if (act.kind === 'keep' && !durable.has(id)) {
              await run.outbox.keep(ratingOf(id));
              durable.add(id);
            }
            if (act.kind === 'amend')
              await run.outbox.amend({ ...ratingOf(id), reasons: ['clear-guidance'] });
            if (act.kind === 'finish') await run.outbox.finish(id);
          } else {
            answer = answers[act.kind] ?? unreachable;
            run.server.answer = answer;
          }
        }
        run.kill();
        const last = device.start(answers['network back'] ?? recorded);
        await last.outbox.start();
        await last.pass(120_000);

        expect([...wordings.values()].map(({ size }) => size)).toEqual([...wordings].map(() => 1));
        expect([...durable].filter((id) => !stored.has(id))).toEqual([]);
        expect(await device.queue.count('final')).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
