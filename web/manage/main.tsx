import 'virtual:tokens.css';
import 'virtual:dark-tokens.css';
import '../shared/fonts.css';
import '../shared/base.css';
import './manage.css';
import './headline.css';
import './tables.css';
import './intervals/intervals.css';
import './scores.css';
import './changes/changes.css';
import './comments/comments.css';
import './dossiers.css';
import './drivers/drivers.css';
import './funnel/funnel.css';
import './compare/compare.css';
import './help/help.css';
import './hours/hour-map.css';
import './periods/periods.css';
import './units.css';
import './views.css';
import './kiosks/kiosks.css';
import './audit/audit.css';
import './integrations/integrations.css';
import './scorecard/scorecard.css';
import './sign-in/sign-in.css';
import './imports/imports.css';
import './improvements/improvements.css';
import './reform/wizard/wizard.css';
import './services/services.css';
import './webhooks/webhooks.css';
import './questionnaires/questionnaires.css';
import './reasons/reasons.css';
import './outputs/outputs.css';
import './report/report.css';
import './report/report-mail.css';
import './dark.css';
import './print.css';
import './report/report-print.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { SignInSettings } from '../shared/api-types.ts';
import { browserClock } from '../shared/clock.ts';
import { openFileSink } from '../shared/file-sink.ts';
import { jsonRequest } from '../shared/json-request.ts';
import { chooseLanguage, language, languageOf, say } from '../shared/language.ts';
import { periodName } from '../shared/period-names.ts';
import { saveFile } from '../shared/save-file.ts';
import { aboutOfAddress, addressOf, placeOf, withAbout } from './address.ts';
import { createApiClient } from './api-client.ts';
import { watchWays } from './ask-ahead.ts';
import { createAuditState } from './audit/audit-state.ts';
import { createChangesState } from './changes/changes-state.ts';
import { createCommentsState } from './comments/comments-state.ts';
import { createCompareState } from './compare/compare-state.ts';
import { createImprovementsState } from './improvements/improvements-state.ts';
import { createIntegrationsState } from './integrations/integrations-state.ts';
import { createKiosksState } from './kiosks/kiosks-state.ts';
import { createManageState, type Place } from './manage-state.ts';
import { createOutputsState } from './outputs/outputs-state.ts';
import { createSingleResponsesState } from './outputs/single-responses-state.ts';
import { createAroundState } from './periods/around-state.ts';
import { createQuestionnairesState } from './questionnaires/questionnaires-state.ts';
import { createReformState } from './reform/reform-state.ts';
import { createReportMailState } from './report/report-mail-state.ts';
import { createReportThemesState } from './report/report-themes-state.ts';
import { Root } from './root.tsx';
import { createScorecardState } from './scorecard/scorecard-state.ts';
import { createServicesState } from './services/services-state.ts';
import { type BrowserSession, openBrowserSession } from './sign-in/browser-session.ts';
import { loadSignInSettings } from './sign-in/load-settings.ts';
import { UnreachablePage } from './sign-in/sign-in-page.tsx';
import { TEXTS } from './texts.ts';
import type { Pages } from './views.tsx';
import { createWebhooksState } from './webhooks/webhooks-state.ts';

const root = document.getElementById('app') as HTMLElement;

/** Another page is read from its heading on, by eyes and by screen readers. */
const toTheTop = (): void => {
  scrollTo(0, 0);
  toHeading();
};

const toHeading = (): void => {
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
};

/** What is drawn once it is known who looks, or that nobody may. */
const run = (settings: SignInSettings, { session, idle }: BrowserSession): void => {
  const client = createApiClient(session.bearer);
  const pages: Pages = {
    kiosks: createKiosksState(client, browserClock),
    changes: createChangesState(client, browserClock, Math.random),
    compare: createCompareState(client, browserClock, Math.random),
    around: createAroundState(client),
    reportThemes: createReportThemesState(client),
    comments: createCommentsState(client, browserClock, (about) =>
      history.replaceState(null, '', withAbout(location, about)),
    ),
    scorecard: createScorecardState(client),
    services: createServicesState(client, browserClock),
    questionnaires: createQuestionnairesState(client),
    improvements: createImprovementsState(client),
    reform: createReformState(client),
    audit: createAuditState(client),
    integrations: createIntegrationsState(client),
    webhooks: createWebhooksState(client, browserClock),
    reportMail: createReportMailState(client),
    singleResponses: createSingleResponsesState(client, openFileSink),
    outputs: createOutputsState({
      client,
      saveFile,
      writeClipboard: (text) => navigator.clipboard.writeText(text),
    }),
  };
  const state = createManageState({
    client,
    clock: browserClock,
    random: Math.random,
    place: placeOf(location),
  });
  const open = (place: Place): void => {
    const { unit, view } = state.place();
    // What comments are narrowed to holds for another unit or period, too.
    const about =
      place.about === undefined && place.view === 'comments' && view === 'comments' ? aboutOfAddress() : '';
    history.pushState(null, '', addressOf(place, language.value));
    if (about) history.replaceState(null, '', withAbout(location, about));
    state.go(place);
    if (place.unit !== unit || place.view !== view) toTheTop();
  };

  watchWays(document, browserClock, state.expect);
  addEventListener('popstate', () => {
    chooseLanguage(languageOf(location.search));
    const { unit, view } = state.place();
    const next = placeOf(location);
    state.go(next);
    if (next.unit !== unit || next.view !== view) toHeading();
  });
  // An address with a token, opened in a tab that already shows this page, changes nothing but the fragment.
  addEventListener('hashchange', () => {
    if (location.hash.includes('token=')) location.reload();
  });
  const isWatching = (): boolean => !document.hidden && session.phase.peek().kind === 'signedIn';
  document.addEventListener('visibilitychange', () => state.watch(isWatching()));
  effect(() => {
    if (session.phase.value.kind !== 'signedIn') state.watch(false);
  });
  // A token that the server has refused is of no more use in this tab.
  effect(() => {
    if (state.phase.value.kind === 'signedOut' && session.phase.peek().kind === 'signedIn') {
      session.end('expired');
    }
  });
  // The address always leads back to what is shown, in its language.
  let written = language.value;
  effect(() => {
    if (language.value === written) return;
    written = language.value;
    const about = aboutOfAddress();
    history.replaceState(null, '', addressOf(state.place(), language.value));
    if (about) history.replaceState(null, '', withAbout(location, about));
  });
  // Tabs and the way back are told apart by whom and when they show.
  effect(() => {
    const name = session.phase.value.kind === 'signedIn' ? state.result.value?.name : undefined;
    const what = say(TEXTS.title);
    document.title = name
      ? `${say(name)}, ${periodName(language.value, state.period.value)} · ${what}`
      : what;
  });

  render(<Root {...{ settings, session, idle, state, pages, open }} />, root);
  state.watch(isWatching());
};

const start = async (): Promise<void> => {
  chooseLanguage(languageOf(location.search));
  const settings = await loadSignInSettings(jsonRequest, { clock: browserClock, random: Math.random }, () =>
    render(<UnreachablePage />, root),
  );
  const opened = await openBrowserSession(settings);
  // The provider brings back to the address that was left, which may be in another language.
  chooseLanguage(languageOf(location.search));
  run(settings, opened);
};

// "Back" from the provider's page would show this one as it was left, on its way there.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

void start();
