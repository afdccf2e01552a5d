import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { CommentThemes } from '../../shared/api-types.ts';
import type { ApiClient } from '../api-client.ts';

/** Whose comments of which months. */
export type Themed = { readonly unit: string; readonly from: string; readonly to: string };

export type ReportThemesState = {
  /** Nothing while it is not read, or may not be. */
  readonly themes: ReadonlySignal<CommentThemes | undefined>;
  /** They were asked for, and not given. */
  readonly failed: ReadonlySignal<boolean>;
  /** While the answer is awaited. */
  readonly busy: ReadonlySignal<boolean>;
  /** Reads what the comments of some months are about; called again with the same it reads nothing, as each look is kept in the audit log. */
  readonly show: (wanted: Themed | undefined) => Promise<void>;
};

export const createReportThemesState = (client: Pick<ApiClient, 'read'>): ReportThemesState => {
  const themes = signal<CommentThemes | undefined>(undefined);
  const failed = signal(false);
  const busy = signal(false);
  let shown: string | undefined;
  return {
    themes,
    failed,
    busy,
    show: async (wanted) => {
      const path =
        wanted &&
        `/v1/units/${encodeURIComponent(wanted.unit)}/comment-themes?from=${wanted.from}&to=${wanted.to}&words=without`;
      if (path === shown) return;
      shown = path;
      batch(() => {
        themes.value = undefined;
        failed.value = false;
        busy.value = path !== undefined;
      });
      if (path === undefined) return;
      const reading = await client.read<CommentThemes>(path);
      if (path !== shown) return;
      batch(() => {
        busy.value = false;
        if (reading.kind === 'ok') themes.value = reading.body;
        else {
          failed.value = true;
          // The next look at the report asks again.
          shown = undefined;
        }
      });
    },
  };
};
