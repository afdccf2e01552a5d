import { say } from '../../shared/language.ts';
import { WEBHOOK_TEXTS } from './webhook-texts.ts';

/** Why something was not done, in the API's words; or that the server is not reached. */
export const FaultLine = ({ detail }: { readonly detail: string }) => (
  <p class="lost" role="alert">
    {detail ? <span lang="en">{detail}</span> : say(WEBHOOK_TEXTS.unreachable)}
  </p>
);
