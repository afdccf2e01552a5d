import type { Text } from './questionnaire.ts';

/** A span of hours of service, by the wall clock in Asia/Ho_Chi_Minh. */
export type HoursOfService = {
  /** ISO 8601 days of the week, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** `08:00`, included. */
  readonly from: string;
  /** `17:00`, not included. */
  readonly to: string;
};

/** A procedure as a citizen may choose it at the counter. */
export type ServiceChoice = { readonly code: string; readonly name: Text };

/**
 * What a kiosk (thiết bị đánh giá) does at its counter, as an officer has set it from afar. A device takes
 * a new version when nobody is in the middle of an answer, and keeps the last one without a network.
 */
export type KioskConfig = {
  /** Grows with every change; 0 where nothing was ever set. */
  readonly version: number;
  /** BCP 47 tags, the first is the one a citizen meets. `vi` and `en` come with the product, others as packs. */
  readonly languages: readonly string[];
  readonly questionnaire: { readonly id: string; readonly version: number };
  /** Whether reasons are offered after the overall score. */
  readonly reasons: boolean;
  /** Whether the five elements are offered to who wants to say more. */
  readonly elements: boolean;
  /** Whether a comment may be typed. */
  readonly comment: boolean;
  /** None: no service is named; one: it is the service; more, at most 8: the citizen chooses. */
  readonly services: readonly ServiceChoice[];
  /** Empty: always. Outside of it the screen rests, and wakes by a touch. */
  readonly hours: readonly HoursOfService[];
  /** Spoken prompts: none, by the device's speech synthesis, or recorded sounds of the language's pack. */
  readonly speech: 'off' | 'synthesis' | 'recorded';
  /** 0 to 100. */
  readonly volumePercent: number;
  /** What the attract screen says beside the city's name; the product's own words where absent. */
  readonly message?: Text;
  /** On which side the controls that are reached for most stand. */
  readonly hand: 'right' | 'left';
  /** Whether the one-stop system asks for ratings of closed dossiers: the device then looks every second or so. */
  readonly prompts: boolean;
  /** From a rating to the next at this device; a childish hand taps more often, a citizen does not. */
  readonly minimumIntervalSeconds: number;
  /** What opens the way out of the kiosk, hashed; without it there is no way out from the screen. */
  readonly exitPin?: ExitPin;
};

/** PBKDF2 with SHA-256 of a PIN of 6 to 12 digits; both in base64url. */
export type ExitPin = { readonly salt: string; readonly hash: string; readonly iterations: number };

/** What a kiosk does until somebody has set something. */
export const DEFAULT_KIOSK_CONFIG: KioskConfig = {
  version: 0,
  languages: ['vi', 'en'],
  questionnaire: { id: 'post-service', version: 1 },
  reasons: true,
  elements: true,
  comment: true,
  services: [],
  hours: [],
  speech: 'off',
  volumePercent: 60,
  hand: 'right',
  prompts: false,
  minimumIntervalSeconds: 3,
};
