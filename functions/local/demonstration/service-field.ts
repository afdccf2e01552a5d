import type { Text } from '#domain/questionnaire.ts';
import type { Service } from '#domain/service.ts';

/** National code; how many of the visits it makes, as a weight; name as published, and in English. */
export type ServiceRow = readonly [code: string, weight: number, vi: string, en: string];

/** The procedures of one field (lĩnh vực) that are decided at one level. */
export type ServiceField = {
  readonly name: Text;
  readonly level: Service['level'];
  readonly rows: readonly ServiceRow[];
};
