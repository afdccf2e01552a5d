import { say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';
import type { Trouble } from './trouble.ts';

/** That nothing new could be read, and that it is being tried again. */
export const TroubleLine = ({ trouble }: { readonly trouble: Trouble }) => (
  <span class="lost">{say(trouble.kind === 'unreachable' ? TEXTS.lost : TEXTS.serverFault)}</span>
);
