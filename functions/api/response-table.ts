import { type Questionnaire, questionsOf, type Text } from '#domain/questionnaire.ts';
import type { ResponseState, SurveyResponse } from '#domain/response.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Cell } from '../tables/cell.ts';
import { CHANNEL_NAMES, MOMENT_NAMES } from './names.ts';

type StatedResponse = SurveyResponse & { readonly state: ResponseState };

export type ResponseColumn = {
  /** As programmes know it, in both languages. */
  readonly id: string;
  readonly heading: Text;
  readonly width?: number;
  readonly cell: (response: StatedResponse) => Cell;
};

/** What is asked of an export beside its unit and days. */
export type ResponseTableOf = {
  readonly index: OrganisationIndex;
  readonly forms: readonly Questionnaire[];
  readonly language: keyof Text;
};

/**
 * A row for each response. Neither its id nor its code is there, by which whoever stood at the counter or holds a receipt could
 * be found; the time is the hour, and comments have a page of their own, with a permission of its own.
 */
export const responseColumns = ({ index, forms, language }: ResponseTableOf): readonly ResponseColumn[] => [
  { id: 'unit', heading: { vi: 'Mã đơn vị', en: 'Unit code' }, cell: ({ unit }) => unit },
  {
    id: 'unit_name',
    heading: { vi: 'Đơn vị', en: 'Unit' },
    width: 30,
    cell: ({ unit }) => index.units.get(unit)?.name[language] ?? null,
  },
  { id: 'day', heading: { vi: 'Ngày', en: 'Day' }, cell: ({ at }) => ({ day: at.slice(0, 10) }) },
  { id: 'hour', heading: { vi: 'Giờ', en: 'Hour' }, width: 6, cell: ({ at }) => Number(at.slice(11, 13)) },
  {
    id: 'channel',
    heading: { vi: 'Kênh', en: 'Channel' },
    width: 22,
    cell: ({ channel }) => CHANNEL_NAMES[channel]?.[language] ?? channel,
  },
  {
    id: 'moment',
    heading: { vi: 'Thời điểm', en: 'Moment' },
    width: 20,
    cell: ({ moment }) => MOMENT_NAMES[moment]?.[language] ?? moment,
  },
  {
    id: 'service',
    heading: { vi: 'Mã thủ tục', en: 'Service code' },
    cell: ({ service }) => service ?? null,
  },
  {
    id: 'service_name',
    heading: { vi: 'Thủ tục', en: 'Service' },
    width: 40,
    cell: ({ service }) => (service && index.services.get(service)?.name[language]) || null,
  },
  { id: 'counter', heading: { vi: 'Quầy', en: 'Counter' }, cell: ({ counter }) => counter ?? null },
  {
    id: 'questionnaire',
    heading: { vi: 'Bộ câu hỏi', en: 'Questionnaire' },
    width: 18,
    cell: ({ questionnaire, questionnaireVersion }) => `${questionnaire}@${questionnaireVersion}`,
  },
  {
    id: 'state',
    heading: { vi: 'Trạng thái', en: 'State' },
    cell: ({ state }) => STATE_NAMES[state]?.[language] ?? state,
  },
  {
    id: 'reasons',
    heading: { vi: 'Lý do', en: 'Reasons' },
    width: 24,
    cell: ({ reasons }) => (reasons.length > 0 ? reasons.join(' ') : null),
  },
  ...questionColumns(forms),
];

const STATE_NAMES: Readonly<Record<string, Text>> = {
  counted: { vi: 'Được tính', en: 'Counted' },
  held: { vi: 'Tạm giữ', en: 'Held' },
  void: { vi: 'Không tính', en: 'Void' },
};

/** The questions of all forms; one of the same id in several forms has one column, and the form of a row says which it was. */
const questionColumns = (forms: readonly Questionnaire[]): readonly ResponseColumn[] => {
  const texts = new Map<string, Text>();
  for (const { id, text } of forms.flatMap(questionsOf)) if (!texts.has(id)) texts.set(id, text);
  return [...texts].map(([id, heading]) => ({
    id: `q_${id}`,
    heading,
    cell: ({ answers }) => answers[id] ?? null,
  }));
};
