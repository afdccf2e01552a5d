import { say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import type { Failure } from '../trouble.ts';
import { refusalWordsOf } from './kiosk-refusals.ts';
import { KIOSK_TEXTS } from './kiosk-texts.ts';
import type { Outcome } from './kiosks-state.ts';

type Props = { readonly outcome: Outcome | undefined; readonly fault: Failure | undefined };

/** What became of the last thing an officer did. */
export const OutcomeNotice = ({ outcome, fault }: Props) => (
  <div aria-live="polite">
    {fault && <RefusalNotice failure={fault} />}
    {outcome?.kind === 'done' && <p class="kiosk-done">{say(KIOSK_TEXTS[outcome.what])}</p>}
    {outcome?.kind === 'failed' && (
      <RefusalNotice failure={outcome.failure} words={refusalWordsOf(outcome.what)} />
    )}
  </div>
);
