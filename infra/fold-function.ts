import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/environment.ts';
import { COUNTED_PREFIXES, TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';
import { SurveyFunction } from './survey-function.ts';
import { grantItems } from './table-access.ts';

const TIMEOUT_SECONDS = 120;

/*
 *  change ──▶ gathered for the stage's window ──▶ folded, all but what cannot be
 *                                                   │ some hours cannot
 *                                                   ├──▶ from the first of their records on, again
 *                                                   │ that is the batch's first record; or an error, a time-out
 *                                                   ├──▶ the batch in two halves, each again: a record that
 *                                                   │    cannot be folded is alone after ten halvings
 *                                                   └──▶ after 100 retries or 6 hours: a note in the queue,
 *                                                        and the shard goes on
 *
 *  The stream keeps 24 hours. The note says where in it the lost part is, not what was in it; the fold's log names
 *  the hours. The cure is to fold them again, which needs no record of them. What leaves the table is no change of
 *  any figure, so removals are not let through.
 */
const RETRY_ATTEMPTS = 100;
const OLDEST_RETRIED = Duration.hours(6);
const KEYS_PER_BATCH = 1000;

/** Folds what has changed into tallies and sheets. The only function that may write results. */
export class FoldFunction extends SurveyFunction {
  readonly failures: Queue;

  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      stage,
      entry: 'fold.lambda.ts',
      description: 'Folds responses and dossiers into tallies and sheets',
      timeoutSeconds: TIMEOUT_SECONDS,
      memoryMegabytes: 1024,
    });
    this.failures = new Queue(scope, `${id}Failures`, {
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.addEventSource(
      new DynamoEventSource(table, {
        // A new mapping starts with all that the stream still holds: folding twice does no harm.
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.or('INSERT', 'MODIFY'),
            dynamodb: {
              Keys: {
                [TABLE_SCHEMA.partitionKey]: {
                  S: COUNTED_PREFIXES.flatMap((prefix) => FilterRule.beginsWith(prefix)),
                },
              },
            },
          }),
        ],
        batchSize: KEYS_PER_BATCH,
        maxBatchingWindow: Duration.seconds(stage.foldWindowSeconds),
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: RETRY_ATTEMPTS,
        maxRecordAge: OLDEST_RETRIED,
        onFailure: new SqsDlq(this.failures),
      }),
    );

    grantItems(this, table, [...COUNTED_PREFIXES, TABLE_SCHEMA.configPrefix], ['Query']);
    // Whether there is a later organisation is asked by its key.
    grantItems(this, table, [TABLE_SCHEMA.configPrefix], ['GetItem']);
    grantItems(
      this,
      table,
      [TABLE_SCHEMA.tallyPrefix, TABLE_SCHEMA.sheetPrefix],
      ['GetItem', 'PutItem', 'Query'],
    );

    this.addEnvironment(environmentNames.tableName, table.tableName);
  }
}
