import { type ReadonlySignal, signal } from '@preact/signals';
import type { OrganisationImported, UnitDetail } from '../../shared/api-types.ts';
import type { ApiClient } from '../api-client.ts';
import { createTableImport, type TableImport } from '../imports/table-import.ts';

export type ReformState = {
  readonly table: TableImport<OrganisationImported>;
  /** From whom the unit that is looked at took over. */
  readonly predecessors: ReadonlySignal<UnitDetail['predecessors'] | undefined>;
  readonly look: (unit: string) => void;
  /** The units within reach as a table; `undefined` where it cannot be had now. */
  readonly exported: () => Promise<string | undefined>;
};

/** The change of units by a list, and where a unit comes from. */
export const createReformState = (client: ApiClient): ReformState => {
  const predecessors = signal<UnitDetail['predecessors'] | undefined>(undefined);
  let wanted = '';
  const look = async (unit: string): Promise<void> => {
    wanted = unit;
    predecessors.value = undefined;
    const answer = await client.read<UnitDetail>(`/v1/units/${encodeURIComponent(unit)}`);
    if (wanted === unit && answer.kind === 'ok') predecessors.value = answer.body.predecessors;
  };
  return {
    table: createTableImport<OrganisationImported>(
      client,
      '/v1/organisation/import',
      () => void look(wanted),
    ),
    predecessors,
    look: (unit) => void look(unit),
    exported: async () => {
      const answer = await client.readText('/v1/organisation/export');
      return answer.kind === 'ok' ? answer.body : undefined;
    },
  };
};
