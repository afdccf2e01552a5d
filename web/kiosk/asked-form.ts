import type { Questionnaire } from '#domain/questionnaire.ts';
import { formForHalf, halfOfHour } from '#domain/questionnaire-bridge.ts';
import type { CounterDetail } from '../shared/api-types.ts';

/** A tap answers the overall question; what has none was not sent for a kiosk. */
const isAskable = ({ overall, parts }: Partial<Questionnaire>): boolean =>
  typeof overall?.id === 'string' && Array.isArray(parts);

/**
 * What the next citizen is asked: what the counter was last said to ask, of two versions the one of the hour. Where nothing was
 * ever said, as by a server of an earlier release, the form that this build carries.
 */
export const formAskedAt = (
  counter: CounterDetail | undefined,
  nowMs: number,
  carried: Questionnaire,
): Questionnaire => {
  const asked = ((counter?.asked ?? []) as readonly Questionnaire[]).filter(
    (form) => form.id === carried.id && isAskable(form),
  );
  return formForHalf(asked, halfOfHour(nowMs)) ?? carried;
};

/** Whether both are the same version, however often it was sent. */
export const isSameForm = (a: Questionnaire, b: Questionnaire): boolean =>
  a.id === b.id && a.version === b.version;
