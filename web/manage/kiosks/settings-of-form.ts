import type { SettingsAnswer, SettingsChange } from '../../shared/api-types.ts';

type Set = SettingsChange['set'];

const WORKING_DAYS = [1, 2, 3, 4, 5];

/**
 * What a filled-in form sets. Fields that are blank are inherited; settings that the form does not show, as they were.
 */
export const settingsOfForm = (given: FormData, before: SettingsAnswer['set']): Set => {
  const text = (name: string): string => String(given.get(name) ?? '').trim();
  const { questionnaire, services } = before;
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
  const message = text('messageVi') ? { vi: text('messageVi'), en: text('messageEn') } : undefined;
  const hours =
    text('opens') && text('closes')
      ? [{ days: WORKING_DAYS, from: text('opens'), to: text('closes') }]
      : undefined;
  const set = {
    questionnaire,
    services,
    languages: languages.length > 0 ? languages : undefined,
    reasons: yesOrNo('reasons'),
    elements: yesOrNo('elements'),
    comment: yesOrNo('comment'),
    hand: choice('hand', 'right', 'left'),
    speech: choice('speech', 'off', 'synthesis', 'recorded'),
    volumePercent: number('volumePercent'),
    minimumIntervalSeconds: number('minimumIntervalSeconds'),
    message,
    hours,
    prompts: before.prompts,
    exitPin: text('exitPin') || before.exitPin,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Set;
};
