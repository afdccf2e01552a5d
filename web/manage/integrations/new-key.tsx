import { useEffect, useRef, useState } from 'preact/hooks';
import type { CreatedKey } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { INTEGRATION_TEXTS } from './integration-texts.ts';

type Props = { readonly made: CreatedKey; readonly kept: () => void };

/** The secret of a key, this once. */
export const NewKey = ({ made, kept }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'byHand'>('no');
  useEffect(() => heading.current?.focus(), []);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(made.key);
      setCopied('yes');
    } catch {
      field.current?.focus();
      field.current?.select();
      setCopied('byHand');
    }
  };

  return (
    <section class="card wide new-key" aria-labelledby="new-key">
      <h2 id="new-key" tabIndex={-1} ref={heading}>
        {say(INTEGRATION_TEXTS.secretTitle)} · {made.name}
      </h2>
      <p>{say(INTEGRATION_TEXTS.secretOnce)}</p>
      <div class="new-key-row">
        <input
          class="field"
          ref={field}
          readOnly
          value={made.key}
          aria-label={say(INTEGRATION_TEXTS.secretTitle)}
          autocomplete="off"
          spellcheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button button-primary" onClick={() => void copy()}>
          {say(INTEGRATION_TEXTS.copy)}
        </button>
      </div>
      <p aria-live="polite">
        {copied === 'yes' && say(INTEGRATION_TEXTS.copied)}
        {copied === 'byHand' && say(INTEGRATION_TEXTS.copyByHand)}
      </p>
      <button type="button" class="button" onClick={kept}>
        {say(INTEGRATION_TEXTS.kept)}
      </button>
    </section>
  );
};
