import { type ReadonlySignal, signal } from '@preact/signals';
import type { KioskConfig } from '#domain/kiosk-config.ts';
import type { Questionnaire, Text } from '#domain/questionnaire.ts';
import type { JsonRequest } from '../shared/json-request.ts';
import { chooseLanguage, LANGUAGE_NAMES, type Language, translation } from '../shared/language.ts';
import { keyedTexts, type LanguagePack, packOf } from './language-pack.ts';

const FOLDER = '/kiosk/languages/';

const isOwn = (tag: string): tag is Language => tag in LANGUAGE_NAMES;

export type LanguageChoice = { readonly tag: string; readonly name: string };

/** The languages of a kiosk: those of its configuration that the product has, or that have a pack. */
export const createLanguages = (
  request: JsonRequest,
  questionnaire: Questionnaire,
  /** Fetches a sound, so that it can be played without a network later. */
  fetchSound: (path: string) => Promise<unknown>,
) => {
  const keys = new Map([...keyedTexts(questionnaire)].map(([key, text]) => [text, key]));
  const keysOfWords = new Map([...keys].map(([{ vi }, key]) => [vi, key]));
  /** A form from the server has the pack's words where it asks in the same words, and else no other language than its own two. */
  const keyOf = (text: Text): string => keys.get(text) ?? keysOfWords.get(text.vi) ?? '';
  const packs = signal<ReadonlyMap<string, LanguagePack>>(new Map());
  const tags = signal<readonly string[]>(['vi', 'en']);
  const current = signal('vi');
  const choices = (): readonly LanguageChoice[] =>
    tags.value.flatMap((tag) => {
      const name = isOwn(tag) ? LANGUAGE_NAMES[tag] : packs.value.get(tag)?.name;
      return name ? [{ tag, name }] : [];
    });

  /** The language asked for, even while its pack is on its way. */
  let wanted = 'vi';

  const choose = (tag: string): void => {
    wanted = tag;
    const pack = packs.value.get(tag);
    const known = isOwn(tag) || pack ? tag : 'vi';
    current.value = known;
    chooseLanguage(isOwn(known) ? known : 'vi');
    document.documentElement.lang = known;
    translation.value = pack && !isOwn(known) ? (text) => pack.texts[keyOf(text)] : undefined;
  };

  const load = async (tag: string): Promise<void> => {
    const asked = await request(`${FOLDER}${encodeURIComponent(tag)}.json`).catch(() => undefined);
    const pack = packOf(tag, asked?.body);
    if (!pack) return;
    packs.value = new Map(packs.value).set(tag, pack);
    if (wanted === tag) choose(tag);
  };

  const fetchSounds = async (tag: string): Promise<void> => {
    const files = new Set(Object.values(packs.value.get(tag)?.audio ?? {}));
    for (const file of files) await fetchSound(FOLDER + file).catch(() => {});
  };

  return {
    choices,
    current: current as ReadonlySignal<string>,
    choose,
    /** Offers the languages of a configuration, and fetches the packs they need. */
    offer: async ({ languages, speech }: KioskConfig): Promise<void> => {
      tags.value = languages;
      const needed = languages.filter((tag) => !isOwn(tag) || speech === 'recorded');
      const missing = needed.filter((tag) => !packs.value.has(tag));
      await Promise.all(missing.map(load));
      if (speech === 'recorded') for (const tag of missing) await fetchSounds(tag);
    },
    /** Where the sound of a text lies, in the language chosen. */
    soundOf: (text: Text): string | undefined => {
      const file = packs.value.get(current.value)?.audio?.[keyOf(text)];
      return file && FOLDER + file;
    },
  };
};

export type Languages = ReturnType<typeof createLanguages>;
