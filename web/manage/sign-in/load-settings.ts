import type { SignInSettings } from '../../shared/api-types.ts';
import { backOffMs } from '../../shared/back-off.ts';
import type { Clock } from '../../shared/clock.ts';
import type { JsonRequest } from '../../shared/json-request.ts';

/** How people sign in here, as often asked as it takes; `onTrouble` is told when the first answer does not come. */
export const loadSignInSettings = async (
  request: JsonRequest,
  { clock, random }: { readonly clock: Clock; readonly random: () => number },
  onTrouble: () => void,
): Promise<SignInSettings> => {
  for (let failures = 1; ; failures += 1) {
    const answer = await request('/v1/sign-in').catch(() => undefined);
    if (answer?.status === 200) return answer.body as SignInSettings;
    onTrouble();
    await new Promise<void>((resolve) => clock.after(backOffMs(failures, random()), resolve));
  }
};
