import type { ComponentChildren } from 'preact';
import { language } from '../../shared/language.ts';
import type { Failure } from '../trouble.ts';
import { type RefusalWords, toldOf } from './told.ts';

/** Why something was not done and what to do; the API's English stands below, for whoever is asked to help. */
export const RefusalNotice = ({
  failure,
  words,
  children,
}: {
  readonly failure: Failure;
  readonly words?: RefusalWords;
  /** What else can be done about it. */
  readonly children?: ComponentChildren;
}) => {
  const { sentence, faults, detail } = toldOf(language.value, failure, words);
  return (
    <div class="refusal" role="alert">
      <p class="lost">{sentence}</p>
      {faults.length > 0 && (
        <ul class="lost">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {detail && (
        <p class="soft refusal-detail" lang="en">
          {detail}
        </p>
      )}
      {children}
    </div>
  );
};
