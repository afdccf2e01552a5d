import { useEffect, useRef, useState } from 'preact/hooks';
import type { Text } from '#domain/questionnaire.ts';
import { say } from '../../shared/language.ts';
import { INTEGRATION_TEXTS } from './integration-texts.ts';

type Props = {
  /** What it is the secret of. */
  readonly name: string;
  readonly secret: string;
  readonly texts: { readonly title: Text; readonly once: Text; readonly kept: Text };
  readonly keep: () => void;
};

/** A secret, this once. */
export const NewSecret = ({ name, secret, texts, keep }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'byHand'>('no');
  useEffect(() => heading.current?.focus(), []);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied('yes');
    } catch {
      field.current?.focus();
      field.current?.select();
      setCopied('byHand');
    }
  };

  return (
    <section class="card wide new-key" aria-labelledby="new-secret">
      <h2 id="new-secret" tabIndex={-1} ref={heading}>
        {say(texts.title)} · {name}
      </h2>
      <p>{say(texts.once)}</p>
      <div class="new-key-row">
        <input
          class="field"
          ref={field}
          readOnly
          value={secret}
          aria-label={say(texts.title)}
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
      <button type="button" class="button" onClick={keep}>
        {say(texts.kept)}
      </button>
    </section>
  );
};
