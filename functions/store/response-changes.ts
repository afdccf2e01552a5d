import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SurveyResponse } from '#domain/response.ts';
import { isChangeable, type StandingRating } from '#domain/response-change.ts';
import { localIsoOf } from '#domain/time.ts';
import { ResponseAlreadyRecordedError } from './errors.ts';
import { isRepeatOf, type Receipt, type ResponseItem, responseItem, standingOf } from './items.ts';
import { responseKey } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';
import { putOverUndecided } from './undecided-response.ts';

/** What may become of a rating in the minutes after it was received, by the will of whoever gave it. */
export type ResponseChanges = {
  /** What stands under the key of a response; `undefined` where nothing was received yet. */
  readonly standingAt: (
    response: Pick<SurveyResponse, 'id' | 'unit' | 'at'>,
  ) => Promise<StandingRating | undefined>;
  /**
   * Puts a response in the place of the one that stands, if that was changed `over` times and may still be changed. Code and
   * time of receipt stay those of the first, by which the ledger goes. The same form sent twice is one change. Throws
   * `ResponseAlreadyRecordedError` where the one that stands is another, or stands for good. Where none stands it is recorded.
   */
  readonly changeResponse: (
    response: SurveyResponse,
    receipt: Receipt,
    over: number,
    nowMs: number,
  ) => Promise<{ readonly repeated: boolean; readonly code: string }>;
};

/*
 *   received                        10 min                15 min
 *  ────┼─────────────────────────────┼─────────────────────┼──────▶
 *      │  may be replaced            │  requests under way │  may be sealed
 *
 * A decision ends it at once.
 */
export const createResponseChanges = (client: DynamoDBDocumentClient, tableName: string): ResponseChanges => {
  const table = openTable(client, tableName);

  return {
    standingAt: async (response) => {
      const item = await table.get<ResponseItem>(responseKey(response), true);
      return item && standingOf(item);
    },

    changeResponse: async (response, receipt, over, nowMs) => {
      for (;;) {
        const stored = await table.get<ResponseItem>(responseKey(response), true);
        if (!stored) {
          if (await table.putIf(responseItem(response, receipt), IF_ABSENT)) {
            return { repeated: false, code: receipt.code };
          }
          continue;
        }
        if (isRepeatOf(stored, response, receipt.form)) return { repeated: true, code: stored.code };
        const standing = standingOf(stored);
        if (standing.changes !== over || !isChangeable(standing, nowMs)) {
          throw new ResponseAlreadyRecordedError(response.id, standing);
        }
        const next: ResponseItem = {
          ...responseItem(response, { ...receipt, code: stored.code, receivedAt: stored.receivedAt }),
          changes: over + 1,
          changedAt: localIsoOf(nowMs),
        };
        // Where somebody was faster it is read again: that may have been this very form.
        if (await putOverUndecided(table, next, over)) return { repeated: false, code: stored.code };
      }
    },
  };
};
