import type { Hono } from 'hono';
import { placeOfCode } from '#domain/thank-you-code.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { requestIdOf } from '../api/request-id.ts';
import type { Decisions } from '../store/decisions.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { Ledger } from '../store/ledger.ts';
import { proofOf, responsesWithCode } from '../store/proof.ts';
import { CheckPage } from './check-page.tsx';
import { htmlPage } from './html-page.ts';
import { NoticePage } from './notice-page.tsx';
import { NOTICES } from './notices.ts';
import { languageOf } from './texts.ts';

export type CheckDeps = {
  readonly ledger: Ledger;
  readonly decisions: Pick<Decisions, 'withCode'>;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly cityName: string;
  readonly report: (error: unknown, requestId: string) => void;
};

const LONGEST_TYPED = 20;

/** The page on which a citizen looks his rating up by its code; it needs no script. */
export const addCheckPage = (app: Hono, deps: CheckDeps): Hono =>
  app.get('/check', async (c) => {
    const language = languageOf(c.req.query('lang'));
    const typed = (c.req.query('code') ?? '').slice(0, LONGEST_TYPED);
    try {
      const index = await deps.organisation();
      const found = placeOfCode(typed) ? await responsesWithCode(deps.decisions, index, typed) : undefined;
      const proofs = found && (await Promise.all(found.map((response) => proofOf(deps.ledger, response))));
      const status = typed !== '' && !proofs?.length ? 404 : 200;
      return htmlPage(
        <CheckPage
          language={language}
          cityName={deps.cityName}
          index={index}
          typed={typed}
          proofs={proofs}
        />,
        status,
      );
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      deps.report(error, requestIdOf(c));
      return htmlPage(<NoticePage cityName={deps.cityName} notice={NOTICES.unavailable} />, 503, {
        'retry-after': '5',
      });
    }
  });
