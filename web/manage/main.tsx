import 'virtual:tokens.css';
import '../shared/fonts.css';
import '../shared/base.css';
import './manage.css';
import './headline.css';
import './tables.css';
import './scores.css';
import './changes/changes.css';
import './dossiers.css';
import './funnel/funnel.css';
import './hour-map.css';
import './units.css';
import './kiosks/kiosks.css';
import './scorecard/scorecard.css';
import './print.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { browserClock } from '../shared/clock.ts';
import { monthName } from '../shared/format.ts';
import { chooseLanguage, language, languageOf, say } from '../shared/language.ts';
import { addressOf, placeOf } from './address.ts';
import { createApiClient } from './api-client.ts';
import { App } from './app.tsx';
import { createChangesState } from './changes/changes-state.ts';
import { createKiosksState } from './kiosks/kiosks-state.ts';
import { createManageState, type Place } from './manage-state.ts';
import { createScorecardState } from './scorecard/scorecard-state.ts';
import { forgetToken, givenToken, takeToken } from './session.ts';
import { TEXTS } from './texts.ts';

const token = takeToken();
const client = token ? createApiClient(token) : undefined;
const kiosks = client && createKiosksState(client, browserClock);
const changes = client && createChangesState(client);
const scorecard = client && createScorecardState(client);
const state = createManageState({
  client,
  clock: browserClock,
  random: Math.random,
  place: placeOf(location),
});

chooseLanguage(languageOf(location.search));

const open = (place: Place): void => {
  history.pushState(null, '', addressOf(place, language.value));
  state.go(place);
};

addEventListener('popstate', () => {
  chooseLanguage(languageOf(location.search));
  state.go(placeOf(location));
});
// The printed address, opened in a tab that already shows this page, changes nothing but the fragment.
addEventListener('hashchange', () => {
  if (givenToken()) location.reload();
});
document.addEventListener('visibilitychange', () => state.watch(!document.hidden));

// A token that the server has refused is of no more use in this tab.
effect(() => {
  if (state.phase.value.kind === 'signedOut') forgetToken();
});
// The address always leads back to what is shown, in its language.
let written = language.value;
effect(() => {
  if (language.value === written) return;
  written = language.value;
  const place = {
    unit: state.unit.peek(),
    month: state.month.peek(),
    form: state.form.peek(),
    view: state.view.peek(),
    year: state.year.peek(),
  };
  history.replaceState(null, '', addressOf(place, language.value));
});
// Tabs and the way back are told apart by whom and when they show.
effect(() => {
  const name = state.result.value?.name;
  const what = say(TEXTS.title);
  document.title = name ? `${say(name)}, ${monthName(language.value, state.month.value)} · ${what}` : what;
});

const root = document.getElementById('app');
if (root) {
  render(<App state={state} kiosks={kiosks} changes={changes} scorecard={scorecard} open={open} />, root);
}
state.watch(!document.hidden);
