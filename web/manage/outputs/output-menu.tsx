import { language, say } from '../../shared/language.ts';
import { OUTPUT_TEXTS } from './output-texts.ts';
import type { OutputPhase, OutputsState, ShownResults } from './outputs-state.ts';

/** The ways in which the figures on the page leave it. */
export const OutputMenu = ({
  state,
  shown,
  address,
  openReport,
}: {
  readonly state: OutputsState;
  readonly shown: ShownResults;
  /** Where the same view is found again. */
  readonly address: () => string;
  readonly openReport: () => void;
}) => {
  const phase = state.phase.value;
  return (
    <details
      class="outputs"
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open) state.forget();
      }}
    >
      <summary>{say(OUTPUT_TEXTS.title)}</summary>
      <div class="outputs-ways card">
        {(['xlsx', 'csv'] as const).map((format) => (
          <button
            type="button"
            class="button"
            key={format}
            disabled={phase.kind === 'preparing'}
            onClick={() => void state.save(shown, format, language.value)}
          >
            {say(format === 'xlsx' ? OUTPUT_TEXTS.workbook : OUTPUT_TEXTS.csv)}
          </button>
        ))}
        <button type="button" class="button" onClick={openReport}>
          {say(OUTPUT_TEXTS.report)}
        </button>
        <button type="button" class="button" onClick={() => void state.copy(address())}>
          {say(OUTPUT_TEXTS.copy)}
        </button>
        <p class="soft">{say(OUTPUT_TEXTS.logged)}</p>
        <Outcome phase={phase} />
      </div>
    </details>
  );
};

const Outcome = ({ phase }: { readonly phase: OutputPhase }) => (
  <div role="status">
    {phase.kind === 'notCopied' ? (
      <>
        <p>{say(OUTPUT_TEXTS.notCopied)}</p>
        <p class="outputs-address">{phase.address}</p>
      </>
    ) : phase.kind === 'refused' ? (
      <p class="lost" lang="en">
        {phase.detail}
      </p>
    ) : phase.kind === 'idle' ? null : (
      <p class={phase.kind === 'unreachable' ? 'lost' : undefined}>{say(OUTPUT_TEXTS[phase.kind])}</p>
    )}
  </div>
);
