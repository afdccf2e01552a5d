import type { Dossier, IssuedReport } from '#domain/dossier.ts';
import { dossierPartition, type ItemKey, issuedPartition } from './keys.ts';

/** A dossier as it lies in the table, under the day on which it was received. */
export type DossierItem = ItemKey &
  Pick<Dossier, 'service' | 'channel' | 'received' | 'due' | 'completed' | 'outcome' | 'reportedAt'> & {
    /** Every month in which it was ever said to be completed: a correction must take it out of the former one. */
    readonly months?: readonly string[];
    /** By the server's clock. */
    readonly recordedAt: string;
    /** Grows with every report that stands. */
    readonly version: number;
  };

export type IssuedItem = ItemKey & Pick<IssuedReport, 'counts'> & { readonly recordedAt: string };

export const dossierFactKey = ({
  id,
  unit,
  received,
}: Pick<Dossier, 'id' | 'unit' | 'received'>): ItemKey => ({
  pk: dossierPartition(unit, received.slice(0, 10)),
  sk: id,
});

export const dossierItem = (
  dossier: Dossier,
  { recordedAt, version, months }: Pick<DossierItem, 'recordedAt' | 'version' | 'months'>,
): DossierItem => {
  const { id: _, unit: __, ...content } = dossier;
  return {
    ...dossierFactKey(dossier),
    ...content,
    recordedAt,
    version,
    ...(months?.length ? { months } : {}),
  };
};

export const dossierOf = (
  unit: string,
  { pk: _, sk: id, months: __, recordedAt: ___, version: ____, ...content }: DossierItem,
): Dossier => ({ id, unit, ...content });

export const issuedItem = (report: IssuedReport, recordedAt: string): IssuedItem => ({
  pk: issuedPartition(report.unit, report.day),
  sk: report.id,
  counts: report.counts,
  recordedAt,
});
