import type { Issue } from './response.ts';
import { SERVICE_CODE, type Service } from './service.ts';
import { isMonth } from './time.ts';

const LONGEST_TEXT = 500;

const textIssues = (path: string, text: string): readonly Issue[] => {
  if (text.trim() === '') return [{ path, message: 'must not be blank' }];
  if (text.length > LONGEST_TEXT) return [{ path, message: `may have ${LONGEST_TEXT} letters` }];
  return /\p{Cc}/u.test(text) ? [{ path, message: 'must be on one line, without control characters' }] : [];
};

/** What is wrong with a procedure, each fault with its field. */
export const serviceIssues = (service: Service, units: ReadonlySet<string>): readonly Issue[] => {
  const { code, name, field, validFrom, validUntil } = service;
  const unknown = (service.units ?? []).filter((unit) => !units.has(unit));
  return [
    ...(SERVICE_CODE.test(code)
      ? []
      : [
          {
            path: 'code',
            message: 'must be a national code such as 1.001193: capital letters, digits, dots, dashes',
          },
        ]),
    ...textIssues('name.vi', name.vi),
    ...textIssues('name.en', name.en),
    ...textIssues('field.vi', field.vi),
    ...textIssues('field.en', field.en),
    ...unknown.map((unit) => ({ path: 'units', message: `no unit has the code "${unit.slice(0, 40)}"` })),
    ...(validFrom === undefined || isMonth(validFrom)
      ? []
      : [{ path: 'validFrom', message: 'must be a month such as 2025-07' }]),
    ...(validUntil === undefined || isMonth(validUntil)
      ? []
      : [{ path: 'validUntil', message: 'must be a month such as 2026-06' }]),
    ...(validFrom !== undefined && validUntil !== undefined && validUntil < validFrom
      ? [{ path: 'validUntil', message: `must not be before ${validFrom}, from which it is offered` }]
      : []),
  ];
};
