import { ScreenHeading } from '../shared/screen-heading.tsx';
import { BothLanguages } from './both-languages.tsx';
import { NoNetworkIcon } from './icons.tsx';
import { SETUP_TEXTS as TEXTS } from './texts.ts';

/** Quiet while the first answer is due; a notice once it has failed to come. */
export const ConnectingScreen = ({ failed }: { readonly failed: boolean }) => (
  <div class="words connecting">
    {failed && (
      <span class="notice-mark">
        <NoNetworkIcon />
      </span>
    )}
    <ScreenHeading key={failed ? 'failed' : 'first'}>
      <BothLanguages text={failed ? TEXTS.unreachable : TEXTS.connecting} />
    </ScreenHeading>
    {failed && (
      <p class="hint">
        <BothLanguages text={TEXTS.unreachableMore} />
      </p>
    )}
  </div>
);
