import { say } from '../../shared/language.ts';
import { isForReference } from './interval-row.ts';
import { INTERVAL_TEXTS } from './interval-texts.ts';

/** Beside a figure of 10 to 29 responses, that it is for reference only; nothing beside any other. */
export const Caution = ({ n }: { readonly n: number }) =>
  isForReference(n) ? <span class="caution">{say(INTERVAL_TEXTS.caution)}</span> : null;
