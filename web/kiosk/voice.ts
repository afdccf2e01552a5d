import { type ReadonlySignal, signal } from '@preact/signals';
import type { KioskConfig } from '#domain/kiosk-config.ts';
import { QUESTION_STEM, type Question, type Text } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import type { Languages } from './languages-state.ts';
import { questionAfter } from './rated-screen.tsx';
import type { Screen } from './screen.ts';
import { MOMENT_TEXTS, TEXTS } from './texts.ts';

/** What is read aloud of a screen: what is asked and offered, never what was answered. The official hears it too. */
export const spokenOf = (screen: Screen, question: Question): readonly Text[] => {
  switch (screen.name) {
    case 'resting':
      return [TEXTS.touchToRate];
    case 'service':
      return [TEXTS.whichService, ...screen.offered.map(({ name }) => name), TEXTS.otherService];
    case 'asking':
      if (screen.changing) return [TEXTS.changeHeading];
      return [...(screen.moment ? [MOMENT_TEXTS[screen.moment]] : []), question.text, TEXTS.howTo];
    case 'rated':
      return [questionAfter(screen), ...screen.offered.map(({ text }) => text)];
    case 'element':
      return [QUESTION_STEM, screen.question.text];
    case 'comment':
      return [TEXTS.comment, TEXTS.commentHow];
    case 'thanks':
      return [TEXTS.thanks, TEXTS.thanksMore];
    default:
      return [];
  }
};

type VoicePorts = {
  /** Absent where the browser cannot speak. */
  readonly synthesis: SpeechSynthesis | undefined;
  readonly languages: Languages;
  readonly config: () => KioskConfig;
};

/** Prompts that are spoken where a citizen asks for them: from then on, screen after screen, until he is gone. */
export const createVoice = ({ synthesis, languages, config }: VoicePorts) => {
  const listening = signal(false);
  /** Browsers name their voices some time after the start. */
  const voices = signal<readonly SpeechSynthesisVoice[]>(synthesis?.getVoices() ?? []);
  let sound: HTMLAudioElement | undefined;
  synthesis?.addEventListener('voiceschanged', () => {
    voices.value = synthesis.getVoices();
  });

  const voiceOf = (tag: string): SpeechSynthesisVoice | undefined =>
    voices.value.find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === tag.split('-')[0]);

  const hush = (): void => {
    synthesis?.cancel();
    sound?.pause();
    sound = undefined;
  };

  const play = ([file, ...others]: readonly string[]): void => {
    if (!file) return;
    const playing = new Audio(file);
    playing.volume = config().volumePercent / 100;
    playing.onended = () => sound === playing && play(others);
    sound = playing;
    // A sound that is missing is silence: everything stands on the screen too.
    void playing.play().catch(() => {});
  };

  const speak = (texts: readonly Text[]): void => {
    hush();
    if (config().speech === 'recorded') {
      play(texts.flatMap((text) => languages.soundOf(text) ?? []));
      return;
    }
    const voice = voiceOf(languages.current.value);
    if (!voice || config().speech !== 'synthesis') return;
    const utterance = new SpeechSynthesisUtterance(texts.map(say).join('. '));
    Object.assign(utterance, { voice, lang: voice.lang, volume: config().volumePercent / 100 });
    synthesis?.speak(utterance);
  };

  return {
    listening: listening as ReadonlySignal<boolean>,
    /** Whether these texts can be heard in the language chosen. */
    canSpeak: (texts: readonly Text[]): boolean =>
      config().speech === 'recorded'
        ? texts.some((text) => languages.soundOf(text))
        : config().speech === 'synthesis' && voiceOf(languages.current.value) !== undefined,
    listen: (texts: readonly Text[]): void => {
      listening.value = true;
      speak(texts);
    },
    speak,
    reset: (): void => {
      listening.value = false;
      hush();
    },
  };
};

export type Voice = ReturnType<typeof createVoice>;
