import { type ReadonlySignal, signal } from '@preact/signals';
import { isMonth } from '#domain/time.ts';
import type { Language } from '../../shared/language.ts';
import type { ApiClient } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

/** How the last download or copy went. */
export type OutputPhase =
  | { readonly kind: 'idle' | 'preparing' | 'saved' | 'copied' }
  | { readonly kind: 'notCopied'; readonly address: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What the results on the page are of. */
export type ShownResults = {
  readonly unit: string;
  /** As `periodText` writes it. */
  readonly period: string;
  readonly form?: string | undefined;
  readonly tree?: 'now' | undefined;
};

export type OutputsState = {
  readonly phase: ReadonlySignal<OutputPhase>;
  readonly save: (shown: ShownResults, format: 'csv' | 'xlsx', language: Language) => Promise<void>;
  readonly copy: (address: string) => Promise<void>;
  readonly forget: () => void;
};

export type OutputPorts = {
  readonly client: Pick<ApiClient, 'readFile'>;
  readonly saveFile: (fileName: string, content: Blob) => void;
  /** Rejects where the browser does not let a page write there. */
  readonly writeClipboard: (text: string) => Promise<void>;
};

/** Takes what is shown elsewhere: as a file, or as an address. */
export const createOutputsState = ({ client, saveFile, writeClipboard }: OutputPorts): OutputsState => {
  const phase = signal<OutputPhase>({ kind: 'idle' });
  return {
    phase,
    save: async ({ unit, period, form, tree }, format, language) => {
      phase.value = { kind: 'preparing' };
      const query = new URLSearchParams({ [isMonth(period) ? 'month' : 'period']: period, lang: language });
      if (form !== undefined) query.set('questionnaire', form);
      if (tree !== undefined && !isMonth(period)) query.set('tree', tree);
      const answer = await client.readFile(
        `/v1/units/${encodeURIComponent(unit)}/results.${format}?${query}`,
      );
      if (answer.kind === 'ok') {
        saveFile(`results_${unit}_${period}.${format}`, answer.body);
        phase.value = { kind: 'saved' };
      } else phase.value = { kind: 'failed', failure: answer };
    },
    copy: async (address) => {
      try {
        await writeClipboard(address);
        phase.value = { kind: 'copied' };
      } catch {
        phase.value = { kind: 'notCopied', address };
      }
    },
    forget: () => {
      phase.value = { kind: 'idle' };
    },
  };
};
