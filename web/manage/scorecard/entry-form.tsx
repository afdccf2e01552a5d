import type { InputHTMLAttributes } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Text } from '#domain/questionnaire.ts';
import type { Issue } from '#domain/response.ts';
import { indicatorById } from '#domain/scorecard.ts';
import type { Scorecard, ShownEntry } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { enteredOf } from './entered.ts';
import { decimalsTyped } from './figure-words.ts';
import { issueText } from './issue-words.ts';
import { PeriodFields } from './period-fields.tsx';
import type { ScorecardState, Sent } from './scorecard-state.ts';
import { SCORECARD_TEXTS } from './scorecard-texts.ts';

type Row = Scorecard['indicators'][number];
type Failed = Exclude<Sent, { kind: 'saved' }>;

/** Where an officer says what a document says of an indicator; nothing typed is lost where it is refused. */
export const EntryForm = ({
  row,
  state,
  maySetTargets,
  from,
  thisMonth,
  saved,
  close,
}: {
  readonly row: Row;
  readonly state: ScorecardState;
  readonly maySetTargets: boolean;
  /** The period that is corrected, or the last whole year. */
  readonly from: { readonly period: string; readonly entry: ShownEntry | undefined };
  readonly thisMonth: string;
  readonly saved: (entry: ShownEntry) => void;
  readonly close: () => void;
}) => {
  const form = useRef<HTMLFormElement>(null);
  const [failed, setFailed] = useState<Failed | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const issues = failed?.kind === 'refused' ? failed.issues : [];
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [failed]);

  const send = async (element: HTMLFormElement): Promise<void> => {
    const indicator = indicatorById(row.id);
    if (!indicator || busy) return;
    const { period, body, issues: found } = enteredOf(new FormData(element), indicator, thisMonth);
    if (found.length > 0) return setFailed({ kind: 'refused', issues: found });
    setBusy(true);
    const sent = await state.enter(row.id, period, body);
    setBusy(false);
    if (sent.kind === 'saved') saved(sent.entry);
    else setFailed(sent);
  };

  const { entry, period } = from;
  const { measure } = row;
  const field = (path: string) => ({
    id: `${row.id}-${path}`,
    path,
    issue: issues.find((each) => each.path === path),
  });
  const typed = (value: number | null | undefined): string => decimalsTyped(language.value, value);
  return (
    <form
      ref={form}
      class="score-form"
      noValidate
      aria-label={`${say(SCORECARD_TEXTS.enter)}: ${say(row.name)}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <PeriodFields first={period} {...field('period')} />
      {measure === 'share' ? (
        <>
          <Field
            {...field('numerator')}
            label={SCORECARD_TEXTS.numerator}
            value={typed(entry?.numerator)}
            input={WHOLE}
          />
          <Field
            {...field('denominator')}
            label={SCORECARD_TEXTS.denominator}
            value={typed(entry?.denominator)}
            input={WHOLE}
          />
          <Field
            {...field('value')}
            label={SCORECARD_TEXTS.percentValue}
            hint={SCORECARD_TEXTS.percentHow}
            value={typed(entry?.value)}
            input={{ inputMode: 'decimal' }}
          />
        </>
      ) : (
        <Field
          {...field('value')}
          label={measure === 'rank' ? SCORECARD_TEXTS.rankValue : SCORECARD_TEXTS.countValue}
          value={typed(entry?.value)}
          input={WHOLE}
        />
      )}
      {measure === 'rank' && (
        <Field
          {...field('denominator')}
          label={SCORECARD_TEXTS.among}
          value={typed(entry?.denominator ?? 63)}
          input={WHOLE}
        />
      )}
      {row.better !== null && !maySetTargets && (
        <p class="soft score-wide">{say(SCORECARD_TEXTS.targetAbove)}</p>
      )}
      {row.better !== null && maySetTargets && (
        <Field
          {...field('target')}
          label={SCORECARD_TEXTS.targetOptional}
          value={typed(entry?.target)}
          input={{ inputMode: measure === 'share' ? 'decimal' : 'numeric' }}
        />
      )}
      <Field
        {...field('document')}
        label={SCORECARD_TEXTS.documentField}
        hint={SCORECARD_TEXTS.documentHow}
        value={entry?.document}
        input={{ maxLength: 300, required: true }}
        wide
      />
      <Field
        {...field('documentDate')}
        label={SCORECARD_TEXTS.dateOptional}
        value={entry?.documentDate ?? ''}
        input={{ type: 'date' }}
      />
      <Field
        {...field('note')}
        label={SCORECARD_TEXTS.noteOptional}
        value={entry?.note ?? ''}
        input={{ maxLength: 500 }}
        wide
      />
      <div class="score-actions">
        <Failure failed={failed} />
        <button type="submit" class="button button-primary" aria-disabled={busy}>
          {say(SCORECARD_TEXTS.save)}
        </button>
        <button type="button" class="button" onClick={close}>
          {say(SCORECARD_TEXTS.cancel)}
        </button>
      </div>
    </form>
  );
};

const WHOLE: InputHTMLAttributes<HTMLInputElement> = { inputMode: 'numeric' };

const Failure = ({ failed }: { readonly failed: Failed | undefined }) => {
  if (!failed) return null;
  if (failed.kind === 'failed') {
    return <RefusalNotice failure={failed.failure} words={{ unreachable: SCORECARD_TEXTS.unreachable }} />;
  }
  return (
    <p class="lost" role="alert">
      {say(failed.kind === 'refused' ? SCORECARD_TEXTS.wrong : SCORECARD_TEXTS.changed)}
    </p>
  );
};

const Field = ({
  id,
  path,
  issue,
  label,
  hint,
  value,
  input,
  wide = false,
}: {
  readonly id: string;
  readonly path: string;
  readonly issue: Issue | undefined;
  readonly label: Text;
  readonly hint?: Text;
  readonly value: string | undefined;
  readonly input?: InputHTMLAttributes<HTMLInputElement>;
  readonly wide?: boolean;
}) => (
  <p class={wide ? 'score-wide' : undefined}>
    <label for={id}>{say(label)}</label>
    <input
      id={id}
      class="field"
      name={path}
      type="text"
      autocomplete="off"
      defaultValue={value ?? ''}
      {...(issue ? { 'aria-invalid': true } : {})}
      {...(issue || hint ? { 'aria-describedby': `${id}-hint` } : {})}
      {...input}
    />
    {(issue || hint) && (
      <span id={`${id}-hint`} class={issue ? 'lost' : 'soft'}>
        {issue ? issueText(language.value, issue) : hint && say(hint)}
      </span>
    )}
  </p>
);
