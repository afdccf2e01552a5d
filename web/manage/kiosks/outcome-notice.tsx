import { say } from '../../shared/language.ts';
import { KIOSK_TEXTS } from './kiosk-texts.ts';
import type { Outcome } from './kiosks-state.ts';

type Props = { readonly outcome: Outcome | undefined; readonly fault: string | undefined };

/** What became of the last thing an officer did. */
export const OutcomeNotice = ({ outcome, fault }: Props) => (
  <div aria-live="polite">
    {fault !== undefined && (
      <p class="lost" role="alert" lang="en">
        {fault}
      </p>
    )}
    {outcome?.kind === 'done' && <p class="kiosk-done">{say(KIOSK_TEXTS[outcome.what])}</p>}
    {outcome?.kind === 'failed' && (
      <p class="lost" role="alert" lang="en">
        {outcome.detail}
      </p>
    )}
    {outcome?.kind === 'unreachable' && (
      <p class="lost" role="alert">
        {say(KIOSK_TEXTS.unreachable)}
      </p>
    )}
  </div>
);
