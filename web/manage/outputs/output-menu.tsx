import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { language, say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { TEXTS } from '../texts.ts';
import { OUTPUT_TEXTS } from './output-texts.ts';
import type { OutputPhase, OutputsState, ShownResults } from './outputs-state.ts';

/** The ways in which the figures on the page leave it. */
export const OutputMenu = ({
  state,
  shown,
  address,
  single,
  closed,
  openReport,
}: {
  readonly state: OutputsState;
  readonly shown: ShownResults;
  /** Where the same view is found again. */
  readonly address: () => string;
  /** Single responses, for whoever may take them. */
  readonly single: ComponentChildren;
  /** Is told when the menu is closed. */
  readonly closed: () => void;
  readonly openReport: () => void;
}) => {
  const phase = state.phase.value;
  return (
    <details
      class="outputs"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) return;
        state.forget();
        closed();
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
        <EmbedChoice copy={(theme) => void state.copy(embedCode(shown.unit, theme))} />
        <p class="soft">{say(OUTPUT_TEXTS.logged)}</p>
        <Outcome phase={phase} />
        {single}
      </div>
    </details>
  );
};

type EmbedTheme = 'screen' | 'light' | 'dark';

/** A chart for a web site, in the colours of that site: many have no dark ones, whatever the device of who looks is set to. */
const EmbedChoice = ({ copy }: { readonly copy: (theme: EmbedTheme) => void }) => {
  const theme = useSignal<EmbedTheme>('screen');
  return (
    <div class="outputs-embed">
      <label>
        {say(OUTPUT_TEXTS.embedTheme)}
        <select
          class="field"
          value={theme.value}
          onChange={({ currentTarget }) => {
            theme.value = currentTarget.value as EmbedTheme;
          }}
        >
          {(['screen', 'light', 'dark'] as const).map((each) => (
            <option key={each} value={each}>
              {say(OUTPUT_TEXTS[each])}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button" onClick={() => copy(theme.value)}>
        {say(OUTPUT_TEXTS.embed)}
      </button>
    </div>
  );
};

/** Of what is published of the unit, so that anybody may see it. */
const embedCode = (unit: string, theme: EmbedTheme): string => {
  const url = new URL(`/embed/${encodeURIComponent(unit)}`, location.origin);
  if (language.value === 'en') url.searchParams.set('lang', 'en');
  if (theme !== 'screen') url.searchParams.set('theme', theme);
  return `<iframe src="${url.href.replaceAll('&', '&amp;')}" title="${say(TEXTS.title)}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`;
};

const Outcome = ({ phase }: { readonly phase: OutputPhase }) => (
  <div role="status">
    {phase.kind === 'notCopied' ? (
      <>
        <p>{say(OUTPUT_TEXTS.notCopied)}</p>
        <p class="outputs-address">{phase.address}</p>
      </>
    ) : phase.kind === 'failed' ? (
      <RefusalNotice failure={phase.failure} />
    ) : phase.kind === 'idle' ? null : (
      <p>{say(OUTPUT_TEXTS[phase.kind])}</p>
    )}
  </div>
);
