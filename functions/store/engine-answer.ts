import { StoreUnavailableError } from './errors.ts';

/** Refusals of the engine's own that say "later" although their status is that of a wrong request. */
const LATER = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'RequestTimeoutException',
  'ThrottlingException',
  'TransactionInProgressException',
]);

/** What the SDK notes at an error of a call that it has sent; `$fault` only where the engine's own words say so. */
type Notes = {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $fault?: 'client' | 'server';
};

/**
 * Whether sending the same again would end the same way: the engine has read the request and refuses it as such, or
 * the error has no notes of the SDK, since a fault of ours kept the request from being sent at all. A refusal that
 * was cut short, or that some proxy wrote, is not the engine's whatever its status.
 */
const isFinal = (error: Error): boolean => {
  const { $metadata: notes, $fault: fault } = error as Notes;
  if (!notes) return true;
  const status = notes.httpStatusCode ?? 0;
  const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isRefusal && fault === 'client' && !LATER.has(error.name);
};

/**
 * The answer of the engine. One that throttles, fails, hangs, breaks off, cannot be reached or talks nonsense
 * becomes a `StoreUnavailableError`; what it refuses for good is thrown as it is.
 */
export const answerOf = async <T>(request: Promise<T>): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof Error) || isFinal(error)) throw error;
    throw new StoreUnavailableError(`The table did not take the request (${error.name})`, { cause: error });
  }
};
