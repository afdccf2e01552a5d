import { MessageNotTakenError, MessageRefusedError } from './provider.ts';

/** What AWS says of a failure may repeat the address; who looks for a fault is told its name only. */
export const refusalOf = (service: string, error: unknown, final: ReadonlySet<string>): Error => {
  const { name } = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error : { name: 'unknown' };
  return final.has(name)
    ? new MessageRefusedError(`${service} refused a message (${name})`)
    : new MessageNotTakenError(`${service} did not take a message (${name})`);
};
