import type { Clock } from '../../shared/clock.ts';
import type { DossierPrompt } from '../prompt-state.ts';
import type { Device } from './device-state.ts';

const LOOK_EVERY_MS = 1_500;

/** Looks whether the one-stop system has closed a dossier at this counter, as long as the configuration says that it may. */
export const followPrompts = (
  device: Pick<Device, 'standing' | 'config' | 'request'>,
  clock: Clock,
  onPrompt: (prompt: DossierPrompt) => void,
): void => {
  const look = async (): Promise<void> => {
    const { value } = device.standing;
    if (value.name === 'enrolled' && device.config.value.prompts) {
      const answer = await device.request(`/v1/devices/${value.enrolment.id}/prompt`).catch(() => undefined);
      const { prompt } = (answer?.status === 200 ? answer.body : {}) as { prompt?: DossierPrompt | null };
      if (prompt) onPrompt(prompt);
    }
    clock.after(LOOK_EVERY_MS, () => void look());
  };
  void look();
};
