import type { ComponentChildren } from 'preact';
import type { Text } from '#domain/questionnaire.ts';
import { say } from '../../shared/language.ts';

/** A figure under its name. */
export const Fact = ({
  name,
  note,
  children,
}: {
  readonly name: Text;
  readonly note?: string;
  readonly children: ComponentChildren;
}) => (
  <div>
    <dt>{say(name)}</dt>
    <dd>
      {children}
      {note !== undefined && <span class="range">{note}</span>}
    </dd>
  </div>
);
