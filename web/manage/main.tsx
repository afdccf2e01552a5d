import 'virtual:tokens.css';
import '../shared/fonts.css';
import '../shared/base.css';
import './manage.css';
import './headline.css';
import './tables.css';
import './scores.css';
import './hour-map.css';
import './units.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { browserClock } from '../shared/clock.ts';
import { chooseLanguage, language, languageOf } from '../shared/language.ts';
import { createApiClient } from './api-client.ts';
import { App } from './app.tsx';
import { createManageState, type Place } from './manage-state.ts';
import { forgetToken, takeToken } from './session.ts';

const placeOf = (search: string): Place => {
  const query = new URLSearchParams(search);
  return { unit: query.get('unit') ?? undefined, month: query.get('month') ?? undefined };
};

const token = takeToken();
const state = createManageState({
  client: token ? createApiClient(token) : undefined,
  clock: browserClock,
  random: Math.random,
  place: placeOf(location.search),
});

chooseLanguage(languageOf(location.search));

const addressOf = ({ unit, month }: Place): string => {
  const query = new URLSearchParams();
  if (unit) query.set('unit', unit);
  if (month) query.set('month', month);
  if (language.value === 'en') query.set('lang', 'en');
  const search = query.toString();
  return `${location.pathname}${search && `?${search}`}`;
};

const open = (place: Place): void => {
  history.pushState(null, '', addressOf(place));
  state.go(place);
};

addEventListener('popstate', () => {
  chooseLanguage(languageOf(location.search));
  state.go(placeOf(location.search));
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
  history.replaceState(null, '', addressOf({ unit: state.unit.peek(), month: state.month.peek() }));
});

const root = document.getElementById('app');
if (root) render(<App state={state} open={open} />, root);
state.watch(!document.hidden);
