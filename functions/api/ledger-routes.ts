import type { Hono } from 'hono';
import { placeOfCode } from '#domain/thank-you-code.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Decisions } from '../store/decisions.ts';
import type { Ledger } from '../store/ledger.ts';
import { type Proof, proofOf, publishedBlocks, responsesWithCode } from '../store/proof.ts';
import { type LedgerPage, ledgerQuerySchema, type ProofAnswer } from './ledger-schemas.ts';
import { ProblemError } from './problem.ts';
import { queryOf, refuseQuery } from './request.ts';

export type LedgerDeps = {
  readonly ledger: Ledger;
  readonly decisions: Pick<Decisions, 'withCode'>;
  readonly organisation: () => Promise<OrganisationIndex>;
};

const BLOCKS_PER_PAGE = 100;

/**
 * What anyone may check: the chain of each unit, and whether one's own response stands in it. Nothing here says what a
 * response answered, because an official at the counter may have seen the code; nor its id, with which he could offer
 * every answer to the intake until one is taken for a repeat.
 */
export const addLedgerRoutes = (app: Hono, deps: LedgerDeps): Hono => {
  app.get('/v1/ledger/:unit', async (c) => {
    const { before } = queryOf(c, ledgerQuerySchema);
    const unit = c.req.param('unit');
    if (!(await deps.organisation()).units.has(unit)) {
      throw new ProblemError('not-found', `No unit has the code "${unit.slice(0, 40)}".`);
    }
    const { blocks, next } = await publishedBlocks(
      deps.ledger,
      unit,
      BLOCKS_PER_PAGE,
      before === undefined ? undefined : Number(before),
    );
    const shown = blocks.map(({ unit: _, ...block }) => block);
    return c.json<LedgerPage>({ unit, blocks: shown, next }, 200, {
      'cache-control': 'public, max-age=60',
      // As open data: whoever watches over the chain may do so from a page of his own.
      'access-control-allow-origin': '*',
    });
  });

  app.get('/v1/proofs/:code', async (c) => {
    refuseQuery(c);
    const typed = c.req.param('code');
    const index = await deps.organisation();
    const found = await responsesWithCode(deps.decisions, index, typed);
    if (found.length === 0) {
      throw new ProblemError(
        'not-found',
        'No response has this code; it stands on the thank-you page, such as 7KQ2M-XRD4T.',
      );
    }
    const proofs = await Promise.all(found.map((response) => proofOf(deps.ledger, response)));
    return c.json<ProofAnswer>(
      { code: placeOfCode(typed)?.code ?? typed, responses: proofs.map((proof) => shownProof(index, proof)) },
      200,
      { 'cache-control': 'no-store' },
    );
  });

  return app;
};

const shownProof = (
  index: OrganisationIndex,
  { response, inclusion }: Proof,
): ProofAnswer['responses'][number] => {
  const { unit, day, receivedAt, state } = response;
  const name = index.units.get(unit)?.name ?? { vi: unit, en: unit };
  if (!inclusion) return { unit: { id: unit, name }, day, receivedAt, state, inclusion: null };
  const { block, blockHash, unchanged, leafHash, position, path } = inclusion;
  const { unit: _, ...shown } = block;
  return {
    unit: { id: unit, name },
    day,
    receivedAt,
    state,
    inclusion: { unchanged, leafHash, position, path: [...path], block: { ...shown, hash: blockHash } },
  };
};
