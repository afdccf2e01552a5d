/** Where the runbook says what to do; each alarm names its entry in `infra/README.md`. */
export const runbook = (entry: string): string => `Runbook: infra/README.md#${entry}`;
