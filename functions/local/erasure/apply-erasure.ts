import type { AuditDraft } from '#domain/audit.ts';
import type { DecisionReason } from '#domain/decision.ts';
import { localIsoOf } from '#domain/time.ts';
import type { AuditLog } from '../../store/audit.ts';
import type { Decisions } from '../../store/decisions.ts';
import type { HourKey } from '../../store/keys.ts';
import { inParallel } from '../../store/parallel.ts';
import type { Journal } from '../journal.ts';
import { type Erasure, type ErasurePlan, hoursOfPlan } from './plan-erasure.ts';

export type ErasureDeps = {
  readonly decisions: Pick<Decisions, 'decide'>;
  readonly audit: Pick<AuditLog, 'begin' | 'end'>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Where this machine folds, and not the stream of a table in AWS. */
  readonly folding?: {
    readonly journal: Journal;
    readonly consume: (hours: readonly HourKey[]) => Promise<void>;
  };
  readonly onErased: (done: number, total: number) => void;
};

const PARALLEL = 8;

/**
 * Erases what was planned. Each response keeps its key and the hash of what it said, so the ledger still proves its
 * neighbours, and a kiosk that sends it again later does not bring it back. Broken off, it may be planned and applied again:
 * what is erased stays so, and the hours that were touched are folded then.
 */
export const applyErasure = async (
  deps: ErasureDeps,
  { unit, from, to, code }: Erasure,
  plan: ErasurePlan,
  reason: DecisionReason,
): Promise<void> => {
  const { audit, decisions, folding } = deps;
  const by = `operator of ${unit}`;
  const at = localIsoOf(deps.now());
  const draft: AuditDraft = {
    kind: 'responses.erase',
    who: { role: 'operator', unit },
    unit,
    target: code ?? `${from}..${to}`,
    before: null,
    after: { responses: plan.responses.length, reason },
    from: 'command',
  };
  const entry = await audit.begin(draft, at);
  const hours = hoursOfPlan(plan);
  for (const hour of hours) folding?.journal.append(hour);
  let done = 0;
  await inParallel(PARALLEL, plan.responses, async ({ key }) => {
    await decisions.decide(key, { id: deps.newId(), decision: 'erase', reason, by, at });
    done += 1;
    deps.onErased(done, plan.responses.length);
  });
  if (folding) {
    await folding.consume([...folding.journal.read(), ...hours]);
    folding.journal.clear();
  }
  await audit.end(entry, 'done');
};
