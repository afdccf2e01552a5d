import { useEffect, useRef } from 'preact/hooks';
import type { ShownSubscription } from '../../shared/api-types.ts';
import { LANGUAGE_NAMES, language, say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { ReportMailForm } from './report-mail-form.tsx';
import { madeSentence, sentSentences } from './report-mail-sentences.ts';
import type { ReportMailFault, ReportMailNotice, ReportMailState } from './report-mail-state.ts';
import { REPORT_MAIL_FAULTS, REPORT_MAIL_REFUSALS, REPORT_MAIL_TEXTS } from './report-mail-texts.ts';

type Props = {
  readonly state: ReportMailState;
  readonly unit: string;
  readonly mayManage: boolean;
};

/** Who gets the report of the unit by e-mail; for who may, the way to have it sent and to end it. */
export const ReportMail = ({ state, unit, mayManage }: Props) => {
  useEffect(() => void state.show(unit), [state, unit]);
  const section = useRef<HTMLElement>(null);
  // The button goes with its row: whoever pressed it by keyboard goes on at the heading of those that are left.
  const toHeading = (): void => {
    const headings = section.current?.querySelectorAll<HTMLElement>('h2, h3');
    headings?.item(headings.length - 1).focus();
  };
  const list = state.list.value;
  const fault = state.fault.value;
  const notice = state.notice.value;
  return (
    <section class="card report-mail" aria-labelledby="report-mail-title" ref={section}>
      <h2 id="report-mail-title" tabIndex={-1}>
        {say(REPORT_MAIL_TEXTS.title)}
      </h2>
      <p class="soft">{say(REPORT_MAIL_TEXTS.about)}</p>
      {list && !list.sendsMail && <p>{say(REPORT_MAIL_TEXTS.off)}</p>}
      {list?.sendsMail && mayManage && <ReportMailForm key={unit} state={state} />}
      <div aria-live="polite">
        {fault && <FaultLine fault={fault} />}
        {notice && <p class="kiosk-done">{noticeSentence(notice)}</p>}
      </div>
      {!list && !fault && <p class="soft">{say(REPORT_MAIL_TEXTS.loading)}</p>}
      {list && (list.sendsMail || list.subscriptions.length > 0) && (
        <>
          <h3 tabIndex={-1}>{say(REPORT_MAIL_TEXTS.recipients)}</h3>
          {list.subscriptions.length === 0 && <p class="soft">{say(REPORT_MAIL_TEXTS.none)}</p>}
          <ul class="report-mail-list">
            {list.subscriptions.map((each) => (
              <Recipient key={each.id} shown={each} ended={toHeading} {...{ state, mayManage }} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const addressOf = (email: string | null): string => email ?? say(REPORT_MAIL_TEXTS.noAddress);

const noticeSentence = ({ done, email }: ReportMailNotice): string =>
  `${say(REPORT_MAIL_TEXTS[done])}: ${addressOf(email)}`;

/** What is wrong with the address stands beside its field. */
const FaultLine = ({ fault }: { readonly fault: ReportMailFault }) => {
  if (fault.kind === 'wrong-address' || fault.kind === 'known-address') return null;
  if (fault.kind === 'failed') return <RefusalNotice failure={fault.failure} words={REPORT_MAIL_REFUSALS} />;
  return (
    <p class="lost" role="alert">
      {say(REPORT_MAIL_FAULTS[fault.kind])}
    </p>
  );
};

const Recipient = ({
  shown,
  state,
  mayManage,
  ended,
}: Omit<Props, 'unit'> & { readonly shown: ShownSubscription; readonly ended: () => void }) => {
  const isRefused = shown.state === 'refused';
  const act = say(isRefused ? REPORT_MAIL_TEXTS.takeOff : REPORT_MAIL_TEXTS.end);
  return (
    <li>
      <div>
        <p>
          <strong>{addressOf(shown.email)}</strong> · {say(REPORT_MAIL_TEXTS[shown.every])} ·{' '}
          <span lang={shown.language}>{LANGUAGE_NAMES[shown.language]}</span>
        </p>
        {isRefused && <p class="lost">{say(REPORT_MAIL_TEXTS.refused)}</p>}
        <p>{sentSentences(language.value, shown).join(' ')}</p>
        <p class="soft">{madeSentence(language.value, shown)}</p>
      </div>
      {mayManage && (
        <button
          type="button"
          class="button"
          aria-label={`${act}: ${addressOf(shown.email)}, ${say(REPORT_MAIL_TEXTS[shown.every])}`}
          aria-disabled={state.busy.value}
          onClick={async () => {
            if (await state.end(shown)) ended();
          }}
        >
          {act}
        </button>
      )}
    </li>
  );
};
