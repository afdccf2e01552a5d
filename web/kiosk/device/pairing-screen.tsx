import { useEffect, useState } from 'preact/hooks';
import { ScreenHeading } from '../../shared/screen-heading.tsx';
import { BothLanguages } from '../both-languages.tsx';
import type { Pairing } from './pairing-state.ts';
import { EXIT_TEXTS, lastsText, PAIRING_TEXTS } from './pairing-texts.ts';
import type { Refusal } from './signed-request.ts';
import './pairing-screen.css';

type Props = {
  readonly pairing: Pairing;
  readonly refusal?: Refusal | undefined;
  /** Only a device that never was enrolled may be tried without: another would rate for a counter that is not its own. */
  readonly onByCounter: (() => void) | undefined;
  /** Only a device that is enrolled has anything to go back to. */
  readonly onLeave: (() => void) | undefined;
};

/** Where an officer's phone finds the code already filled in. */
const addressOf = (code: string): string => `${location.origin}/manage/?view=kiosks&pair=${code}`;

/** The code and its QR, until an officer has used it. */
export const PairingScreen = ({ pairing, refusal, onByCounter, onLeave }: Props) => {
  const screen = pairing.screen.value;
  return (
    <div class="pairing">
      <ScreenHeading>
        <BothLanguages text={PAIRING_TEXTS.title} />
      </ScreenHeading>
      {refusal && (
        <p class="pairing-refusal" role="alert">
          <BothLanguages text={PAIRING_TEXTS[refusal]} />
        </p>
      )}
      {screen.name === 'shown' ? (
        <Shown code={screen.code} secondsLeft={screen.secondsLeft} />
      ) : (
        <p role="status">
          <BothLanguages text={PAIRING_TEXTS[screen.name]} />
        </p>
      )}
      {onByCounter && (
        <button type="button" class="button action" onClick={onByCounter}>
          <BothLanguages text={PAIRING_TEXTS.byCounter} />
        </button>
      )}
      {onLeave && (
        <button type="button" class="button action" onClick={onLeave}>
          <BothLanguages text={EXIT_TEXTS.back} />
        </button>
      )}
    </div>
  );
};

const Shown = ({ code, secondsLeft }: { readonly code: string; readonly secondsLeft: number }) => (
  <>
    <p class="pairing-how">
      <BothLanguages text={PAIRING_TEXTS.how} />
    </p>
    <div class="pairing-ways">
      <QrCode text={addressOf(code)} />
      <div>
        <p id="pairing-label">
          <BothLanguages text={PAIRING_TEXTS.code} />
        </p>
        <output class="code pairing-code" aria-labelledby="pairing-label">
          {code}
        </output>
        <p class="pairing-lasts">
          <BothLanguages text={lastsText(secondsLeft)} />
        </p>
      </div>
    </div>
  </>
);

/** One path, as a picture that grows with the screen; who cannot scan has the code beside it. */
const QrCode = ({ text }: { readonly text: string }) => {
  const [{ size, path }, show] = useState({ size: 1, path: '' });
  useEffect(() => {
    // Where it does not come, there is the code.
    import('uqr').then(
      ({ encode }) => {
        const { size: side, data } = encode(text, { border: 2 });
        const modules = data.flatMap((row, y) =>
          row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
        );
        show({ size: side, path: modules.join('') });
      },
      () => {},
    );
  }, [text]);
  return (
    <svg class="pairing-qr" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
};
