import type { Subject } from './subject.ts';
import { type Language, TEXTS } from './texts.ts';

type Props = { readonly language: Language; readonly subject: Subject };

/** For who was asked by a message: an SMS has no room for a link of its own, and says that it stands here. */
export const OptOutLink = ({ language, subject: { channel, path } }: Props) =>
  channel === 'link' ? (
    <p class="hint">
      <a href={`${path.replace(/^\/r\//, '/u/')}?lang=${language}`}>{TEXTS.optOut[language]}</a>
    </p>
  ) : null;
