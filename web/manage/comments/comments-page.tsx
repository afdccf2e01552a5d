import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { periodOfMonths } from '#domain/period.ts';
import type { UnitList } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { CommentFilters } from './comment-filters.tsx';
import { CommentItem } from './comment-item.tsx';
import { listSentence } from './comment-sentences.ts';
import { COMMENT_TEXTS } from './comment-texts.ts';
import type { CommentsState } from './comments-state.ts';
import { HideDialog } from './hide-dialog.tsx';
import { ThemesCard } from './themes-card.tsx';

const MOST_MONTHS = 12;

type Props = {
  readonly state: CommentsState;
  readonly unit: UnitList['units'][number];
  /** Comments are looked at by whole months, at most twelve. */
  readonly months: readonly string[];
  /** What the address narrows the list to. */
  readonly about: () => string;
  /** Leads to the results of the same unit and period. */
  readonly openResults: () => void;
  /** Where the month is chosen. */
  readonly picker: ComponentChildren;
};

/** What citizens wrote about a unit and those below it in a month. */
export const CommentsPage = ({ state, unit, months, about, openResults, picker }: Props) => {
  const [from = '', to = ''] = [months.slice(-MOST_MONTHS)[0], months.at(-1)];
  useEffect(() => {
    void state.show({ unit: unit.id, from, to }, about());
    return state.stop;
  }, [state, unit.id, from, to, about]);
  const [list, themes, hiding] = [state.list.value, state.themes.value, state.hiding.value];
  return (
    <>
      <div class="head">
        <div class="head-name">
          <h1>
            {say(COMMENT_TEXTS.title)} · {say(unit.name)}
          </h1>
          <p>{periodName(language.value, periodOfMonths(from, to))}</p>
          <button type="button" class="link comment-act" onClick={openResults}>
            {say(COMMENT_TEXTS.toResults)}
          </button>
        </div>
        {picker}
      </div>
      <p class="audit-about soft">{say(COMMENT_TEXTS.about)}</p>
      {themes && !themes.tooFew && <ThemesCard themes={themes} state={state} />}
      <section class="card wide" aria-label={say(COMMENT_TEXTS.list)}>
        {list && list.responses > 0 && <CommentFilters state={state} />}
        <Fault state={state} />
        <div aria-live="polite" aria-busy={state.busy.value}>
          {!list && !state.fault.value && <p class="soft">{say(COMMENT_TEXTS.loading)}</p>}
          {list && <Standing list={list} isNarrowed={Object.values(state.filter.value).some(Boolean)} />}
        </div>
        <ol class="comments">
          {state.comments.value.map((comment) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              state={state}
              showsUnit={comment.unit.id !== unit.id}
              mayModerate={list?.mayModerate ?? false}
            />
          ))}
        </ol>
        {state.hasMore.value && (
          <button
            type="button"
            class="button"
            disabled={state.busy.value}
            onClick={() => void state.readMore()}
          >
            {say(COMMENT_TEXTS.more)}
          </button>
        )}
      </section>
      {hiding && <HideDialog comment={hiding} state={state} />}
    </>
  );
};

const Standing = ({
  list,
  isNarrowed,
}: {
  readonly list: NonNullable<CommentsState['list']['value']>;
  readonly isNarrowed: boolean;
}) => {
  if (list.tooFew) return <p>{say(COMMENT_TEXTS.tooFew)}</p>;
  if (list.total === 0) return <p>{say(isNarrowed ? COMMENT_TEXTS.none : COMMENT_TEXTS.noneYet)}</p>;
  return (
    <>
      <p>
        {listSentence(language.value, list)} {list.isCut && say(COMMENT_TEXTS.cut)}
      </p>
      <p class="soft comment-counted">{say(COMMENT_TEXTS.counted)}</p>
    </>
  );
};

const Fault = ({ state }: { readonly state: CommentsState }) => {
  const fault = state.fault.value;
  if (!fault) return null;
  return (
    <div class="audit-fault" role="alert">
      <p>{say(FAULT_TEXTS[fault.kind === 'fault' && !fault.detail ? 'unreachable' : fault.kind])}</p>
      {fault.detail && (
        <details class="comment-detail soft">
          <summary>{say(COMMENT_TEXTS.detail)}</summary>
          <p lang="en">{fault.detail}</p>
        </details>
      )}
      {fault.kind === 'fault' && (
        <button type="button" class="button" onClick={() => void state.readAgain()}>
          {say(COMMENT_TEXTS.again)}
        </button>
      )}
    </div>
  );
};

const FAULT_TEXTS = {
  forbidden: COMMENT_TEXTS.forbidden,
  fault: COMMENT_TEXTS.failed,
  unreachable: COMMENT_TEXTS.unreachable,
} as const;
