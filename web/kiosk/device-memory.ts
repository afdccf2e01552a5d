import type { Shelf } from '../shared/shelf.ts';

/** What the other tabs of a device, and its next start, must know of what was just done at it. */
export type DeviceMemory = {
  /** Epoch milliseconds, by the device's own clock, of the last rating that was begun. */
  readonly lastTapMs: () => number | undefined;
  readonly noteTap: (atMs: number) => void;
  /** The dossiers that were rated lately when the one-stop system had asked for it, by the ids of their responses. */
  readonly ratedPrompts: () => readonly string[];
  readonly notePrompt: (id: string) => void;
};

const LAST_TAP = 'last-tap';
const RATED_PROMPTS = 'rated-prompts';
/** The system asks for a dossier within a minute and a half; more than these are not served in it. */
const REMEMBERED = 50;

export const createDeviceMemory = (shelf: Pick<Shelf, 'read' | 'write'>): DeviceMemory => {
  const ratedPrompts = (): readonly string[] => {
    const known = shelf.read(RATED_PROMPTS);
    return Array.isArray(known) ? known.filter((id) => typeof id === 'string') : [];
  };
  return {
    lastTapMs: () => {
      const known = shelf.read(LAST_TAP);
      return typeof known === 'number' ? known : undefined;
    },
    noteTap: (atMs) => shelf.write(LAST_TAP, atMs),
    ratedPrompts,
    notePrompt: (id) => shelf.write(RATED_PROMPTS, [...ratedPrompts(), id].slice(-REMEMBERED)),
  };
};
