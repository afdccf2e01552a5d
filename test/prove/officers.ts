import type { DecisionKind, DecisionReason } from '#domain/decision.ts';
import type { ResponseState } from '#domain/response.ts';
import { sampleId } from '../support/sample.ts';
import type { FrontDoor } from './front-door.ts';
import type { Sent } from './kiosks.ts';
import type { World } from './world.ts';

/** What an officer decided of a response, and the state that the last answer gave. */
export type Decided = { readonly id: string; state: ResponseState | undefined };

const PLANS: readonly (readonly DecisionKind[])[] = [
  ['hold', 'release'],
  ['hold', 'release'],
  ['hold', 'release'],
  ['hold', 'release', 'hold', 'release'],
  ['hold', 'void'],
  ['void'],
  ['erase'],
  ['void', 'erase'],
  ['hold', 'erase'],
];
const REASONS: Readonly<Record<DecisionKind, DecisionReason>> = {
  hold: 'under-review',
  release: 'review-passed',
  void: 'duplicate',
  erase: 'citizen-request',
};
const SHARE = 0.25;
const FROM = Date.parse('2026-09-29T09:00:00+07:00');
const TO = Date.parse('2026-10-04T12:00:00+07:00');

/** Officers who hold, release, void and erase responses that have a code, at any time after. */
export const startOfficers = (world: World, door: FrontDoor, sent: readonly Sent[]): readonly Decided[] => {
  const { time } = world;
  const random = world.random('officers');
  const all: Decided[] = [];

  const take = async (decided: Decided, code: string, decision: DecisionKind): Promise<void> => {
    const id = sampleId(Math.floor(random.unit() * 1e9));
    for (let attempt = 0; ; attempt++) {
      try {
        const body = { id, code, response: decided.id, decision, reason: REASONS[decision] };
        const answer = await door.post('/v1/decisions', body, 'officer/01');
        if (answer.status === 200) {
          decided.state = answer.body.state as ResponseState;
          return;
        }
        // An organisation that is cached may still, or no longer, have the unit; and the engine may be down.
        if (answer.status !== 503) {
          world.wrong(`a decision was answered ${answer.status} ${JSON.stringify(answer.body)}`);
          return;
        }
      } catch {
        // The answer was lost; the decision is taken again, which changes nothing.
      }
      await time.sleep(random.unit() * 10_000 * 2 ** Math.min(attempt, 6));
    }
  };

  const work = async (each: Sent, plan: readonly DecisionKind[]): Promise<void> => {
    const code = each.outcomes.find((outcome) => outcome.code)?.code;
    if (!code) return;
    const decided: Decided = { id: each.response.id, state: undefined };
    all.push(decided);
    for (const decision of plan) {
      await take(decided, code, decision);
      await time.sleep(random.unit() * (random.unit() < 0.7 ? 120_000 : 6 * 3_600_000));
    }
  };

  const rated = new Set<string>();
  for (const each of sent) {
    const { id } = each.response;
    if (rated.has(id) || random.unit() >= SHARE) continue;
    rated.add(id);
    const plan = PLANS[Math.floor(random.unit() * PLANS.length)] ?? [];
    // Soon after the rating, when folds of its hour are under way, or much later.
    const soon = Date.parse(each.response.at) + random.unit() * 60_000;
    const at = random.unit() < 0.5 ? soon : FROM + random.unit() * (TO - FROM);
    time.at(at, () => work(each, plan));
  }
  return all;
};
