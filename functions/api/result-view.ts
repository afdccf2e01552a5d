import {
  type Figures,
  figuresOf,
  formFiguresOf,
  headlineCountsOf,
  headlineShareOf,
} from '#domain/figures.ts';
import {
  type Aggregation,
  type Formula,
  formulaById,
  meanScoreOf,
  roundHalfUp,
  satisfiedOf,
} from '#domain/formulas.ts';
import {
  elementsOf,
  type Questionnaire,
  questionnaireKey,
  SCORES,
  type Text,
} from '#domain/questionnaire.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import {
  type Cell,
  countsOf,
  type QuestionnaireTally,
  sumCells,
  sumQuestionnaires,
  type Tally,
} from '#domain/tally.ts';
import type { OrganisationIndex, TreeNode } from '#domain/unit-tree.ts';
import { evidenceOf, SHOWN_FROM, settlesWith, verdictOf } from '#domain/verdict.ts';
import { counterNamesOf } from './counter-names.ts';
import { driverRowsOf } from './driver-view.ts';
import { CHANNEL_NAMES, MOMENT_NAMES } from './names.ts';

/** How a result is asked for, beside unit and time. */
export type ViewOptions = {
  /**
   * A questionnaire's id, or `id@version` for the line of that version; the one-tap form, else the form with most responses,
   * where none is named.
   */
  readonly questionnaire?: string | undefined;
  readonly formula?: Formula['id'] | undefined;
  readonly aggregation?: Aggregation | undefined;
};

/** The forms of one comparability group in a tally, added up, with the newest form to describe them. */
export type Chosen = {
  readonly questionnaire: Questionnaire;
  readonly keys: ReadonlySet<string>;
  readonly tally: QuestionnaireTally;
  readonly others: readonly (Pick<Questionnaire, 'id' | 'version' | 'title'> & { readonly n: number })[];
};

const keyOf = ({ id, version }: Questionnaire): string => questionnaireKey(id, version);

/** Whether the form is the one that is asked for: of an id all versions, of `id@version` that one. */
export const isRequested = (form: Questionnaire, requested: string): boolean =>
  requested === form.id || requested === keyOf(form);

/**
 * Chooses the forms a view is about. Forms of different comparability groups are never added up. Of several versions that are
 * asked for, the newest whose line has enough responses to be shown; so a version of yesterday does not hide the months before.
 */
export const chooseForms = (
  tally: Tally,
  requested: string | undefined,
  { forms }: Pick<Catalogue, 'forms'>,
): Chosen => {
  const known = forms.filter((each) => tally.questionnaires[keyOf(each)]);
  const responsesTo = (each: Questionnaire): number => tally.questionnaires[keyOf(each)]?.n ?? 0;
  const inLineOf = ({ comparabilityGroup }: Questionnaire): number =>
    known
      .filter((each) => each.comparabilityGroup === comparabilityGroup)
      .reduce((sum, each) => sum + responsesTo(each), 0);
  const most = known.toSorted((a, b) => responsesTo(b) - responsesTo(a))[0];
  const wanted = forms.filter((each) => isRequested(each, requested ?? POST_SERVICE.id));
  const answered = wanted.filter((each) => responsesTo(each) > 0);
  const named = answered.findLast((each) => inLineOf(each) >= SHOWN_FROM) ?? answered.at(-1);
  const questionnaire = named ?? (requested ? undefined : most) ?? wanted.at(-1) ?? POST_SERVICE;
  const group = known.filter((each) => each.comparabilityGroup === questionnaire.comparabilityGroup);
  const keys = new Set(group.map(keyOf));
  return {
    questionnaire,
    keys,
    tally: sumQuestionnaires(group.flatMap((each) => tally.questionnaires[keyOf(each)] ?? [])),
    others: known
      .filter((each) => !keys.has(keyOf(each)))
      .map((each) => ({
        id: each.id,
        version: each.version,
        title: each.title,
        n: tally.questionnaires[keyOf(each)]?.n ?? 0,
      })),
  };
};

/** The headline of a unit's month or range: index, interval, verdict and what they rest on. */
export const headlineOf = (node: TreeNode, chosen: Chosen, options: ViewOptions) => {
  const { questionnaire, tally, others } = chosen;
  const formula = formulaById(options.formula ?? node.formula);
  const aggregation = options.aggregation ?? 'pooled';
  const counts = headlineCountsOf(questionnaire, tally);
  const share = headlineShareOf(questionnaire, tally, formula, aggregation);
  const figures = figuresOf(tally.n, counts, formula, share);
  const target = node.targetPercent / 100;
  const mean = meanScoreOf(counts);
  const shown = figures.evidence !== 'hidden';
  return {
    ...figures,
    satisfied: shown ? satisfiedOf(counts) : null,
    meanScore: shown && mean !== undefined ? roundHalfUp(mean, 2) : null,
    targetPercent: node.targetPercent,
    verdict: verdictOf(share, tally.n, target),
    settlesWith: shown ? settlesWith(share, tally.n, target) : null,
    // Only people drawn for a survey answer on paper handed out for it; all other channels are opt-in.
    representative: tally.n > 0 && tally.channels.paper?.[0] === tally.n,
    formula: {
      id: formula.id,
      version: formula.version,
      aggregation,
      name: formula.name,
      weights: formula.weights.join(' '),
    },
    questionnaire: {
      id: questionnaire.id,
      version: questionnaire.version,
      title: questionnaire.title,
      comparabilityGroup: questionnaire.comparabilityGroup,
    },
    otherQuestionnaires: [...others],
  };
};

const cellFigures = (cell: Cell, formula: Formula): Figures => figuresOf(cell[0], countsOf(cell), formula);

const named = (
  table: Readonly<Record<string, Cell>>,
  formula: Formula,
  nameOf: (id: string) => Text | undefined,
) =>
  Object.entries(table)
    .map(([id, cell]) => ({ id, name: nameOf(id) ?? { vi: id, en: id }, ...cellFigures(cell, formula) }))
    .sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));

/**
 * Reasons with how often each was ticked. A reason is offered after some scores only, so where the scores are withheld
 * the reasons are too.
 */
const reasonsOf = (
  { reasons }: Questionnaire,
  tally: QuestionnaireTally,
  formula: Formula,
  nameOf: (id: string) => Text,
) =>
  evidenceOf(tally.n) === 'hidden'
    ? []
    : named(tally.reasons, formula, nameOf).map(({ id, name, n, counts }) => ({
        id,
        name,
        n,
        counts,
        offeredAfter: SCORES.filter((score) => reasons[score]?.some((reason) => reason.id === id)),
      }));

/** Everything that stands below the headline but the children. */
export const breakdownsOf = (index: OrganisationIndex, chosen: Chosen, formula: Formula) => {
  const { questionnaire, tally } = chosen;
  const form = formFiguresOf(questionnaire, tally, formula);
  const texts = new Map<string, Text>([
    ...questionnaire.parts.map(({ id, text }) => [`part ${id}`, text] as const),
    ...elementsOf(questionnaire).flatMap(({ id, text, questions }) => [
      [`element ${id}`, text] as const,
      ...questions.map((question) => [`question ${question.id}`, question.text] as const),
    ]),
    ...Object.values(questionnaire.reasons).flatMap((reasons) =>
      reasons.map(({ id, text }) => [`reason ${id}`, text] as const),
    ),
  ]);
  const nameOf = (kind: string, id: string): Text => texts.get(`${kind} ${id}`) ?? { vi: id, en: id };
  return {
    days: Object.entries(tally.days)
      .map(([day, cell]) => ({ day, ...cellFigures(cell, formula) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    elements: form.elements.map(({ id, figures, questions }) => ({
      id,
      name: nameOf('element', id),
      ...figures,
      questions: questions.map((question) => ({
        id: question.id,
        name: nameOf('question', question.id),
        ...question.figures,
      })),
    })),
    parts: form.parts.map(({ id, figures }) => ({ id, name: nameOf('part', id), ...figures })),
    drivers: driverRowsOf(questionnaire, tally, formula),
    channels: named(tally.channels, formula, (id) => CHANNEL_NAMES[id]),
    moments: named(tally.moments, formula, (id) => MOMENT_NAMES[id]),
    services: named(tally.services, formula, (id) => index.services.get(id)?.name),
    counters: named(tally.counters, formula, counterNamesOf(index, Object.keys(tally.counters))),
    hours: Object.entries(tally.hours).map(([hour, cell]) => ({
      weekday: Number(hour.slice(0, 1)),
      hour: Number(hour.slice(2, 4)),
      ...cellFigures(cell, formula),
    })),
    reasons: reasonsOf(questionnaire, tally, formula, (id) => nameOf('reason', id)),
  };
};

/** The total of the chosen forms in the head of a sheet. */
export const totalOfForms = (totals: Readonly<Record<string, Cell>>, keys: ReadonlySet<string>): Cell =>
  sumCells(Object.entries(totals).flatMap(([key, cell]) => (keys.has(key) ? [cell] : [])));
