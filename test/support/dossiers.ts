import type { Dossier } from '#domain/dossier.ts';
import { sampleId } from './sample.ts';

/** A dossier that was received in October and completed in November, on time. */
export const sampleDossier = (number: number, more: Partial<Dossier> = {}): Dossier => ({
  id: sampleId(number),
  unit: 'A1',
  service: '1.001193',
  channel: 'counter',
  received: '2026-10-26T09:00:00+07:00',
  due: '2026-11-06',
  completed: '2026-11-05T15:00:00+07:00',
  outcome: 'granted',
  reportedAt: '2026-11-05T15:00:00+07:00',
  ...more,
});

/** The same before it was completed. */
export const openDossier = (number: number, more: Partial<Dossier> = {}): Dossier => {
  const { completed: _, outcome: __, ...open } = sampleDossier(number);
  return { ...open, reportedAt: open.received, ...more };
};
