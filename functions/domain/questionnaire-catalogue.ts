import type { Questionnaire } from './questionnaire.ts';
import { builtIn, type QuestionnaireVersion } from './questionnaire-version.ts';
import { POST_SERVICE } from './questionnaires/post-service.ts';
import { SIPAS_2017 } from './questionnaires/sipas-2017.ts';
import { SIPAS_2023 } from './questionnaires/sipas-2023.ts';
import { localHourOf, parseInstant } from './time.ts';

/**
 * The versions that come with the product. Nothing is ever taken out or changed here, for stored responses name their form by
 * id and version: a correction is a new version, and a form for which old answers do not count is a new comparability group.
 *
 * Absent on purpose: the form of 2022 (33 questions). It was fielded once and comparable to no other year,
 * so a line of it would be a point.
 */
export const QUESTIONNAIRES: readonly Questionnaire[] = [POST_SERVICE, SIPAS_2017, SIPAS_2023];

/** Finds a form by its id in exactly that version; `undefined` where answers to it are not taken. */
export type FindForm = (id: string, version: number) => Questionnaire | undefined;

/** The form of that id in exactly that version among those of the product. */
export const questionnaireByKey: FindForm = (id, version) =>
  QUESTIONNAIRES.find((questionnaire) => questionnaire.id === id && questionnaire.version === version);

/** All that was ever published, of the product and by the city: the one place where a form is looked up. */
export type Catalogue = {
  /** Tells one state of the catalogue from another. */
  readonly stamp: string;
  /** Of one id, the older version first. */
  readonly forms: readonly Questionnaire[];
  readonly versionOf: (id: string, version: number) => QuestionnaireVersion | undefined;
  /** Whose answers are taken at that instant; of a retired form, as long as answers may wait on a device. */
  readonly takenAt: (nowMs: number, acceptedAgeDays: number) => FindForm;
  /**
   * What is asked under an id at that instant: one form, or while two bridge, the older and the newer. None where the id has no
   * version that is neither draft nor retired.
   */
  readonly askedAt: (id: string, nowMs: number) => readonly Questionnaire[];
};

const DAY_MS = 86_400_000;
const msOf = (at: string | undefined): number =>
  at === undefined ? Number.NaN : (parseInstant(at) ?? Number.NaN);

/**
 * The catalogue of the stored versions beside those of the product. What is published is taken at once and asked `delayMs` later,
 * when everybody who takes answers has heard of it: so no answer is refused for a form that was just shown.
 */
export const catalogueOf = (stored: readonly QuestionnaireVersion[], delayMs: number): Catalogue => {
  const known = [
    ...QUESTIONNAIRES.map(builtIn),
    ...stored.filter(({ life, form }) => life !== 'draft' && !questionnaireByKey(form.id, form.version)),
  ];
  const order = [...new Set(known.map(({ form }) => form.id))];
  const versions = known.toSorted(
    (a, b) => order.indexOf(a.form.id) - order.indexOf(b.form.id) || a.form.version - b.form.version,
  );
  const byKey = new Map(versions.map((each) => [`${each.form.id}@${each.form.version}`, each]));
  const versionOf = (id: string, version: number) => byKey.get(`${id}@${version}`);

  const isAsked = ({ life, publishedAt }: QuestionnaireVersion, nowMs: number): boolean =>
    life === 'published' && (publishedAt === undefined || msOf(publishedAt) + delayMs <= nowMs);

  return {
    stamp: stored
      .map(({ form, revision }) => `${form.id}@${form.version}.${revision}`)
      .sort()
      .join(' '),
    forms: versions.map(({ form }) => form),
    versionOf,
    takenAt: (nowMs, acceptedAgeDays) => (id, version) => {
      const found = versionOf(id, version);
      const isOver = found?.life === 'retired' && msOf(found.retiredAt) + acceptedAgeDays * DAY_MS < nowMs;
      return isOver ? undefined : found?.form;
    },
    askedAt: (id, nowMs) => {
      const asked = versions.filter(
        ({ form, ...each }) => form.id === id && isAsked({ form, ...each }, nowMs),
      );
      const [newest] = asked.slice(-1);
      if (!newest) return [];
      const { follows, bridgeUntil } = newest;
      const isBridging = bridgeUntil !== undefined && localHourOf(nowMs).day <= bridgeUntil;
      const older = isBridging ? asked.find(({ form }) => form.version === follows) : undefined;
      return older ? [older.form, newest.form] : [newest.form];
    },
  };
};

/** The catalogue of a city that has written no form of its own. */
export const BUILT_IN: Catalogue = catalogueOf([], 0);
