import type { Language } from '../shared/language.ts';
import { type Place, VIEWS } from './manage-state.ts';

/** Six units stand beside each other. */
const MOST_OTHERS = 5;

/** What an address is about: `?unit=00070&period=2026-W48&form=sipas-2023`, of before there were periods `month=`; `/manage/scorecard` is a view in short. */
export const placeOf = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Place => {
  const query = new URLSearchParams(search);
  const view = query.get('view') ?? pathname.split('/')[2];
  return {
    unit: query.get('unit') ?? undefined,
    period: query.get('period') ?? query.get('month') ?? undefined,
    tree: query.get('tree') === 'now' ? 'now' : undefined,
    form: query.get('form') ?? undefined,
    against: query.get('against') === 'year' ? 'year' : undefined,
    view: VIEWS.find((each) => each === view),
    others: othersOf(query),
    year: /^20\d{2}$/.exec(query.get('year') ?? '')?.[0],
  };
};

/** Each once, and none where none is named. */
const othersOf = (query: URLSearchParams): readonly string[] | undefined => {
  const named = query.get('with')?.split(',').filter(Boolean);
  return named && [...new Set(named)].slice(0, MOST_OTHERS);
};

/** The address that leads back to a place in a language; the bare page for the top unit's present month in Vietnamese. */
export const addressOf = (
  { unit, period, tree, form, against, view, year, about, others = [] }: Place,
  language: Language,
): string => {
  const query = new URLSearchParams();
  if (unit) query.set('unit', unit);
  if (period) query.set('period', period);
  if (tree) query.set('tree', tree);
  if (form) query.set('form', form);
  if (against) query.set('against', against);
  if (view) query.set('view', view);
  if (others.length > 0) query.set('with', others.join(','));
  if (year) query.set('year', year);
  if (about) query.set('about', about);
  if (language === 'en') query.set('lang', 'en');
  const search = query.toString();
  return `/manage/${search && `?${search}`}`;
};

/** The same as it is sent to others. */
export const absoluteAddressOf = (place: Place, language: Language): string =>
  new URL(addressOf(place, language), location.href).href;

/** What a view is narrowed to, as its address says it: `about=theme%3Dwaiting`. */
export const aboutOfAddress = (): string => new URLSearchParams(location.search).get('about') ?? '';

/** The same address, narrowed otherwise. */
export const withAbout = (
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
  about: string,
): string => {
  const query = new URLSearchParams(search);
  query.delete('about');
  if (about) query.set('about', about);
  const text = query.toString();
  return `${pathname}${text && `?${text}`}`;
};
