import type { Issue } from '#domain/response.ts';
import type { Checked } from '#domain/response-check.ts';

/** More and a kiosk's flush is sent in several requests. */
export const BATCH_LIMIT = 100;

/** The responses of a batch, each still to be checked, or what is wrong with the batch as such. */
export const responsesOfBatch = (input: unknown): Checked<readonly unknown[]> => {
  const issues: Issue[] = [];
  const fields = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
  for (const field of Object.keys(fields)) {
    if (field !== 'responses')
      issues.push({ path: field.slice(0, 40), message: 'is not a field of a batch; remove it' });
  }
  const responses = 'responses' in fields ? fields.responses : undefined;
  if (!Array.isArray(responses)) issues.push({ path: 'responses', message: 'must be a list of responses' });
  else if (responses.length === 0) {
    issues.push({ path: 'responses', message: 'is empty: it must hold at least one response' });
  } else if (responses.length > BATCH_LIMIT) {
    const message = `may hold at most ${BATCH_LIMIT} responses; send the others in a further request`;
    issues.push({ path: 'responses', message });
  }
  return issues.length > 0 || !Array.isArray(responses)
    ? { ok: false, issues }
    : { ok: true, value: responses };
};
