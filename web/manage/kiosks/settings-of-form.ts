import type { SettingsAnswer, SettingsChange } from '../../shared/api-types.ts';

type Set = SettingsChange['set'];

/** What the officer does not type but puts together. */
export type PutTogether = {
  readonly services: NonNullable<Set['services']>;
  readonly hours: NonNullable<Set['hours']>;
};

/**
 * What a filled-in form sets. Fields that are blank are inherited; settings that the form does not show, as they were.
 */
export const settingsOfForm = (
  given: FormData,
  { services, hours }: PutTogether,
  before: SettingsAnswer['set'],
): Set => {
  const text = (name: string): string => String(given.get(name) ?? '').trim();
  const choice = <T extends string>(name: string, ...options: readonly T[]): T | undefined =>
    options.find((option) => option === text(name));
  const yesOrNo = (name: string): boolean | undefined => {
    const chosen = choice(name, 'yes', 'no');
    return chosen && chosen === 'yes';
  };
  const number = (name: string): number | undefined => (text(name) === '' ? undefined : Number(text(name)));
  const languages = text('languages')
    .split(/[\s,]+/)
    .filter(Boolean);
  const message = text('messageVi')
    ? { vi: text('messageVi'), en: text('messageEn') || text('messageVi') }
    : undefined;
  const set = {
    questionnaire: before.questionnaire,
    services: services.length > 0 ? services : undefined,
    hours: hours.length > 0 ? hours : undefined,
    languages: languages.length > 0 ? languages : undefined,
    reasons: yesOrNo('reasons'),
    elements: yesOrNo('elements'),
    comment: yesOrNo('comment'),
    hand: choice('hand', 'right', 'left'),
    speech: choice('speech', 'off', 'synthesis', 'recorded'),
    volumePercent: number('volumePercent'),
    minimumIntervalSeconds: number('minimumIntervalSeconds'),
    message,
    prompts: yesOrNo('prompts'),
    exitPin: text('exitPin') || before.exitPin,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Set;
};
