import type { Language } from '../shared/language.ts';
import type { Place } from './manage-state.ts';

/** What an address is about: `?unit=00070&month=2026-11&form=sipas-2023`. */
export const placeOf = (search: string): Place => {
  const query = new URLSearchParams(search);
  return {
    unit: query.get('unit') ?? undefined,
    month: query.get('month') ?? undefined,
    form: query.get('form') ?? undefined,
    view: query.get('view') === 'kiosks' ? 'kiosks' : undefined,
  };
};

/** The query that leads back to a place in a language; empty for the top unit's present month in Vietnamese. */
export const searchOf = ({ unit, month, form, view }: Place, language: Language): string => {
  const query = new URLSearchParams();
  if (unit) query.set('unit', unit);
  if (month) query.set('month', month);
  if (form) query.set('form', form);
  if (view) query.set('view', view);
  if (language === 'en') query.set('lang', 'en');
  const search = query.toString();
  return search && `?${search}`;
};
