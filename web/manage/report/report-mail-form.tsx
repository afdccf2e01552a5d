import { RHYTHMS } from '#domain/report-subscription.ts';
import { LANGUAGE_NAMES, type Language, language, say } from '../../shared/language.ts';
import type { ReportMailState } from './report-mail-state.ts';
import { REPORT_MAIL_FAULTS, REPORT_MAIL_TEXTS } from './report-mail-texts.ts';

/** Has the report of the unit sent to an address. What is wrong with the address is said beside it. */
export const ReportMailForm = ({ state }: { readonly state: ReportMailState }) => {
  const fault = state.fault.value?.kind;
  const wrong =
    fault === 'wrong-address' || fault === 'known-address' ? REPORT_MAIL_FAULTS[fault] : undefined;
  return (
    <form
      class="report-mail-form"
      // The browser would say what is wrong in its own language.
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = new FormData(form);
        const wanted = {
          email: String(given.get('email') ?? '').trim(),
          every: RHYTHMS.find((each) => each === given.get('every')) ?? 'month',
          language: given.get('language') === 'en' ? 'en' : 'vi',
        } as const;
        const field = form.elements.namedItem('email') as HTMLInputElement;
        // What else was chosen is mostly right for the next one, too.
        if (await state.subscribe(wanted)) field.value = '';
        else if (field.ariaInvalid) field.focus();
      }}
    >
      <div class="report-mail-address">
        <label for="report-mail-email">{say(REPORT_MAIL_TEXTS.email)}</label>
        <input
          class="field"
          id="report-mail-email"
          name="email"
          type="email"
          required
          maxLength={254}
          autocomplete="off"
          spellcheck={false}
          placeholder="ten@hanoi.gov.vn"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'report-mail-wrong report-mail-how' : 'report-mail-how'}
        />
        {wrong && (
          <p class="lost" role="alert" id="report-mail-wrong">
            {say(wrong)}
          </p>
        )}
        <p class="soft" id="report-mail-how">
          {say(REPORT_MAIL_TEXTS.emailHow)}
        </p>
      </div>
      <label>
        {say(REPORT_MAIL_TEXTS.every)}
        <select class="field" name="every">
          {RHYTHMS.map((each) => (
            <option key={each} value={each}>
              {say(REPORT_MAIL_TEXTS[each])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(REPORT_MAIL_TEXTS.language)}
        <select class="field" name="language">
          {(['vi', 'en'] as const satisfies readonly Language[]).map((each) => (
            <option key={each} value={each} lang={each} selected={each === language.value}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button button-primary" aria-disabled={state.busy.value}>
        {say(REPORT_MAIL_TEXTS.subscribe)}
      </button>
    </form>
  );
};
