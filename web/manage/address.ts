import type { Language } from '../shared/language.ts';
import { type Place, VIEWS } from './manage-state.ts';

/** What an address is about: `?unit=00070&month=2026-11&form=sipas-2023`; `/manage/scorecard` is a view in short. */
export const placeOf = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Place => {
  const query = new URLSearchParams(search);
  const view = query.get('view') ?? pathname.split('/')[2];
  return {
    unit: query.get('unit') ?? undefined,
    month: query.get('month') ?? undefined,
    form: query.get('form') ?? undefined,
    view: VIEWS.find((each) => each === view),
    year: /^20\d{2}$/.exec(query.get('year') ?? '')?.[0],
  };
};

/** The address that leads back to a place in a language; the bare page for the top unit's present month in Vietnamese. */
export const addressOf = ({ unit, month, form, view, year }: Place, language: Language): string => {
  const query = new URLSearchParams();
  if (unit) query.set('unit', unit);
  if (month) query.set('month', month);
  if (form) query.set('form', form);
  if (view) query.set('view', view);
  if (year) query.set('year', year);
  if (language === 'en') query.set('lang', 'en');
  const search = query.toString();
  return `/manage/${search && `?${search}`}`;
};
