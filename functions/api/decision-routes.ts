import type { Hono } from 'hono';
import { localIsoOf } from '#domain/time.ts';
import { lastTreeWith, type OrganisationIndex } from '#domain/unit-tree.ts';
import type { Decisions, RecordedResponse } from '../store/decisions.ts';
import { responsesWithCode } from '../store/proof.ts';
import { type AuditDeps, audited } from './audited.ts';
import { type Decided, decisionSchema } from './ledger-schemas.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, refuseQuery } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';

export type DecisionDeps = AuditDeps & {
  readonly decisions: Decisions;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
};

const BODY_LIMIT_BYTES = 4 * 1024;

/** What officers decide of single responses, which they know by the thank-you code. The figures follow by themselves. */
export const addDecisionRoutes = (app: Hono, deps: DecisionDeps): Hono =>
  app.post('/v1/decisions', requires('decisions.make', deps.authenticate), async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { id, code, response: named, decision, reason } = await bodyOf(c, decisionSchema, BODY_LIMIT_BYTES);
    const index = await deps.organisation();
    const found = (await responsesWithCode(deps.decisions, index, code)).filter(
      (response) => named === undefined || response.id === named,
    );
    const { key, unit, state, decisions } = onlyOne(reached(access, index, found));
    const decide = () =>
      deps.decisions.decide(key, { id, decision, reason, by: access.by, at: localIsoOf(deps.now()) });
    // Sent once more, it changes nothing, and its entry is there.
    const isRepeat = decisions.some((taken) => taken.id === id);
    const deed = { unit, target: code, before: { state }, after: { decision, reason } };
    const decided = isRepeat
      ? await decide()
      : await audited(c, deps, access, { kind: 'decision.make', ...deed }, decide);
    return c.json(shown(decided), 200, { 'cache-control': 'no-store' });
  });

/** Of some responses, those that the caller may decide on; who reaches none is not told whether there are any. */
const reached = (
  access: Access,
  index: OrganisationIndex,
  found: readonly RecordedResponse[],
): readonly RecordedResponse[] =>
  found.filter(({ unit, day }) => access.reaches(lastTreeWith(index, unit, day.slice(0, 7)), unit));

const onlyOne = (found: readonly RecordedResponse[]): RecordedResponse => {
  const [first, ...others] = found;
  if (!first) {
    throw new ProblemError('not-found', 'No response that your role reaches has this code.');
  }
  if (others.length > 0) {
    const message = `is needed, because the code is shared by ${found.map(({ id }) => id).join(' and ')}`;
    throw new ProblemError('invalid-request', `response ${message}.`, {
      errors: [{ path: 'response', message }],
    });
  }
  return first;
};

const shown = ({ id, code, unit, day, state, decisions }: RecordedResponse): Decided => ({
  id,
  code,
  unit,
  day,
  state,
  decisions: [...decisions],
});
