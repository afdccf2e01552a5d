import type { Hono } from 'hono';
import type { LambdaEvent } from 'hono/aws-lambda';
import type { IntakeObserver, IntakeOutcome } from '../api/intake-observer.ts';
import type { MetricName } from '../metric-names.ts';
import { behindSite, type GatewayHandler } from './behind-site.ts';
import { createMetrics } from './metrics.ts';

const RECORDED: Partial<Readonly<Record<IntakeOutcome, MetricName>>> = {
  accepted: 'Accepted',
  repeated: 'Repeated',
  synthetic: 'Synthetic',
};

/** The handler of an app that takes ratings in: what became of them is written when each request ends. */
export const measuredIntake = (
  { stage, originSecret }: { readonly stage: string; readonly originSecret: string },
  appOf: (observer: IntakeObserver) => Hono,
): GatewayHandler => {
  const metrics = createMetrics(stage);
  const answer = behindSite(
    originSecret,
    appOf({
      ended: (outcome) => {
        const recorded = RECORDED[outcome];
        if (recorded) metrics.add(recorded, 1);
        else metrics.add('Refused', 1, outcome);
      },
      waiting: (responses) => metrics.add('KioskQueueDepth', responses),
    }),
  );
  return async (event, context) => {
    try {
      return await answer(event, context);
    } finally {
      metrics.flush({ requestId: requestIdIn(event) });
    }
  };
};

/** API Gateway's id of the request, the same as in its access log. */
const requestIdIn = (event: LambdaEvent): string | undefined =>
  'requestContext' in event && 'requestId' in event.requestContext
    ? event.requestContext.requestId
    : undefined;
