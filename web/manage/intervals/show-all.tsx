import type { Signal } from '@preact/signals';
import { count } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { TEXTS } from '../texts.ts';

/** The way to all rows of a table that shows the first of them; nothing where all are shown. */
export const ShowAll = ({
  all,
  first,
  rows,
  of = '',
}: {
  readonly all: Signal<boolean>;
  readonly first: number;
  readonly rows: number;
  /** What they are. */
  readonly of?: string;
}) =>
  rows <= first || all.value ? null : (
    <button
      type="button"
      class="link show-all"
      onClick={() => {
        all.value = true;
      }}
    >
      {say(TEXTS.showAll)} {of ? `${count(language.value, rows)} ${of}` : `(${count(language.value, rows)})`}
    </button>
  );
