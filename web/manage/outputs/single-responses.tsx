import type { Period } from '#domain/period.ts';
import { language, say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { EXPORT_REFUSALS, OUTPUT_TEXTS, progressSentence, savedSentence } from './output-texts.ts';
import {
  daysUpTo,
  fileNameOf,
  isTooLong,
  type SinglePhase,
  type SingleResponsesState,
} from './single-responses-state.ts';

/** Single responses as a file, for whoever may take them: what is in it, how far it has come, and the way to stop it. */
export const SingleResponses = ({
  state,
  unit,
  period,
  today,
}: {
  readonly state: SingleResponsesState;
  readonly unit: string;
  readonly period: Period;
  readonly today: string;
}) => {
  const phase = state.phase.value;
  const days = daysUpTo(period, today);
  const isUnderWay = phase.kind === 'running' || phase.kind === 'paused';
  return (
    <div class="outputs-single">
      {isTooLong(period) ? (
        <>
          <p class="soft">{say(OUTPUT_TEXTS.tooLong)}</p>
          <code class="outputs-address">
            {`npm run export:responses -- --unit ${unit} --from ${days.from} --to ${days.to} --out responses.csv`}
          </code>
        </>
      ) : (
        <button
          type="button"
          class="button"
          disabled={isUnderWay}
          onClick={() => void state.start({ unit, ...days, language: language.value })}
        >
          {say(OUTPUT_TEXTS.single)}
        </button>
      )}
      <p class="soft">{say(OUTPUT_TEXTS.singleAbout)}</p>
      <Standing state={state} phase={phase} />
    </div>
  );
};

const Standing = ({
  state,
  phase,
}: {
  readonly state: SingleResponsesState;
  readonly phase: SinglePhase;
}) => {
  const isUnderWay = phase.kind === 'running' || phase.kind === 'paused';
  const asked = state.asked.value;
  return (
    <>
      {isUnderWay && asked && (
        <>
          <p class="outputs-file">{fileNameOf(asked)}</p>
          <progress aria-label={fileNameOf(asked)} value={phase.days} max={phase.ofDays} />
          <p>{progressSentence(language.value, phase)}</p>
        </>
      )}
      <div role="status">
        {phase.kind === 'paused' && (
          <RefusalNotice failure={phase.failure} words={EXPORT_REFUSALS}>
            <p class="lost">{say(OUTPUT_TEXTS.paused)}</p>
          </RefusalNotice>
        )}
        {phase.kind === 'saved' && asked && (
          <p class="outputs-file">{savedSentence(language.value, fileNameOf(asked), phase.rows)}</p>
        )}
        {phase.kind === 'cancelled' && <p>{say(OUTPUT_TEXTS.cancelled)}</p>}
        {phase.kind === 'notWritten' && <p class="lost">{say(OUTPUT_TEXTS.notWritten)}</p>}
        {phase.kind === 'refused' && (
          <RefusalNotice failure={phase.failure} words={EXPORT_REFUSALS}>
            <p class="lost">{say(OUTPUT_TEXTS.noFile)}</p>
          </RefusalNotice>
        )}
      </div>
      {isUnderWay && (
        <div class="outputs-acts">
          {phase.kind === 'paused' && (
            <button type="button" class="button button-primary" onClick={() => void state.goOn()}>
              {say(OUTPUT_TEXTS.goOn)}
            </button>
          )}
          <button type="button" class="button" onClick={() => void state.cancel()}>
            {say(OUTPUT_TEXTS.cancel)}
          </button>
        </div>
      )}
    </>
  );
};
