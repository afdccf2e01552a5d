import type { Questionnaire } from './questionnaire.ts';
import { POST_SERVICE } from './questionnaires/post-service.ts';
import { SIPAS_2017 } from './questionnaires/sipas-2017.ts';
import { SIPAS_2023 } from './questionnaires/sipas-2023.ts';

/**
 * Every questionnaire in every version ever published; of one id, the older version first. Nothing is ever
 * taken out or changed here, for stored responses name their form by id and version: a correction is a new
 * version, and a form for which old answers do not count is a new comparability group.
 *
 * Absent on purpose: the form of 2022 (33 questions). It was fielded once and comparable to no other year,
 * so a line of it would be a point.
 */
export const QUESTIONNAIRES: readonly Questionnaire[] = [POST_SERVICE, SIPAS_2017, SIPAS_2023];

/** The form of that id in exactly that version; `undefined` where it was never published. */
export const questionnaireByKey = (id: string, version: number): Questionnaire | undefined =>
  QUESTIONNAIRES.find((questionnaire) => questionnaire.id === id && questionnaire.version === version);
