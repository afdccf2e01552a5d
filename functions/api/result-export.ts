import type { Text } from '#domain/questionnaire.ts';
import { localIsoOf } from '#domain/time.ts';
import { plainCell } from '../tables/cell.ts';
import type { Note, Workbook } from '../tables/workbook.ts';
import { csvText } from './csv-text.ts';
import type { MonthResult, RangeResult } from './result-schemas.ts';
import { figureRows, RESULT_COLUMNS } from './result-table.ts';
import { VERDICT_NAMES } from './result-table-names.ts';

/** What is exported, and what there is to say of it. */
export type Exported = {
  readonly result: MonthResult | RangeResult;
  /** As it was asked for, `2026-11`; and its first and last day. */
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly language: keyof Text;
  /** Where the same figures are shown. */
  readonly link: string;
  /** Of a demonstration: that it is one. */
  readonly notice: Text | undefined;
  readonly tree: 'then' | 'now';
  readonly nowMs: number;
};

/** The first cells of each row of the CSV, which has no sheet of notes. */
const CONTEXT = [
  'of_unit',
  'from',
  'to',
  'questionnaire',
  'formula',
  'aggregation',
  'tree',
  'folded_at',
] as const;

/** In the time of the offices, as everything else in the file. */
const updatedAt = ({ foldedAt }: Exported['result']): string | undefined =>
  foldedAt === null ? undefined : localIsoOf(Date.parse(foldedAt));

/** One tidy table: each row has one group's figures, and says what they are of. */
export const resultCsv = ({ result, from, to, language, tree }: Exported): string => {
  const { questionnaire, formula } = result;
  const context = [
    result.unit,
    from,
    to,
    `${questionnaire.id}@${questionnaire.version}`,
    `${formula.id}@${formula.version}`,
    formula.aggregation,
    tree,
    updatedAt(result) ?? '',
  ];
  return csvText(
    [...CONTEXT, ...RESULT_COLUMNS.map(({ id }) => id)],
    figureRows(result).map((row) => [
      ...context,
      ...RESULT_COLUMNS.map(({ cell }) => plainCell(cell(row, language))),
    ]),
  );
};

/** The same as a workbook, with what a reader must know of it on a sheet of notes. */
export const resultWorkbook = (exported: Exported): Workbook => {
  const { result, language } = exported;
  const vi = language === 'vi';
  return {
    sheet: {
      name: vi ? 'Kết quả' : 'Results',
      columns: RESULT_COLUMNS.map(({ heading, width }) => ({
        heading: heading[language],
        ...(width === undefined ? {} : { width }),
      })),
      rows: figureRows(result).map((row) => RESULT_COLUMNS.map(({ cell }) => cell(row, language))),
    },
    notesName: vi ? 'Ghi chú' : 'Notes',
    notesColumns: vi ? ['Mục', 'Nội dung'] : ['Subject', 'Note'],
    notes: () => notesOf(exported).map(([subject, said]): Note => [subject[language], said[language]]),
  };
};

type NoteInBoth = readonly [subject: Text, said: Text];

const both = (said: string): Text => ({ vi: said, en: said });

const notesOf = ({ result, from, to, link, notice, tree, nowMs }: Exported): readonly NoteInBoth[] => {
  const { formula, questionnaire, name, unit } = result;
  const updated = updatedAt(result);
  return [
    ...(notice ? [[{ vi: 'Lưu ý', en: 'Mind' }, notice] as const] : []),
    [
      { vi: 'Đơn vị', en: 'Unit' },
      { vi: `${name.vi} (${unit})`, en: `${name.en} (${unit})` },
    ],
    [
      { vi: 'Kỳ', en: 'Period' },
      { vi: `${from} đến ${to}`, en: `${from} to ${to}` },
    ],
    [
      { vi: 'Bộ câu hỏi', en: 'Questionnaire' },
      {
        vi: `${questionnaire.title.vi} (${questionnaire.id}, phiên bản ${questionnaire.version})`,
        en: `${questionnaire.title.en} (${questionnaire.id}, version ${questionnaire.version})`,
      },
    ],
    [
      { vi: 'Bộ lọc', en: 'Filters' },
      tree === 'now'
        ? {
            vi: 'Tính theo đơn vị hiện nay: phiếu của đơn vị cũ được cộng vào đơn vị kế thừa',
            en: 'By the units of today: responses of former units are credited to those that took over',
          }
        : { vi: 'Theo đơn vị của từng tháng', en: 'By the units of each month' },
    ],
    [{ vi: 'Số phiếu', en: 'Responses' }, both(String(result.n))],
    [{ vi: 'Chỉ tiêu', en: 'Target' }, both(`${result.targetPercent} %`)],
    [{ vi: 'Kết luận', en: 'Verdict' }, VERDICT_NAMES[result.verdict]],
    [
      { vi: 'Công thức', en: 'Formula' },
      {
        vi: `${formula.name.vi} (${formula.id}, phiên bản ${formula.version}; gộp: ${formula.aggregation}; trọng số của mức 1 đến 5: ${formula.weights})`,
        en: `${formula.name.en} (${formula.id}, version ${formula.version}; aggregation: ${formula.aggregation}; weights of scores 1 to 5: ${formula.weights})`,
      },
    ],
    [
      { vi: 'Phương pháp', en: 'Method' },
      {
        vi: 'Khoảng tin cậy Wilson 95 % (E. B. Wilson, 1927). “Đạt” khi cả khoảng nằm từ chỉ tiêu trở lên, “Chưa đạt” khi cả khoảng nằm dưới chỉ tiêu; còn lại là chưa đủ bằng chứng. Câu bỏ trống không được tính.',
        en: 'The 95% Wilson interval (E. B. Wilson, 1927). “Met” when all of it lies at or above the target, “not met” when all of it lies below; otherwise there is not enough evidence. Blank questions do not count.',
      },
    ],
    [
      { vi: 'Ô trống', en: 'Blank cells' },
      {
        vi: 'Dưới 10 phiếu thì chỉ cho biết số phiếu; từ 10 đến 29 phiếu chỉ để tham khảo.',
        en: 'Under 10 responses only their number is given; from 10 to 29 figures are for reference only.',
      },
    ],
    ...(result.representative
      ? []
      : [
          [
            { vi: 'Tính đại diện', en: 'Representativeness' },
            {
              vi: 'Không đại diện: người dân tự chọn có đánh giá hay không.',
              en: 'Not representative: people chose themselves whether to rate.',
            },
          ] as const,
        ]),
    [
      { vi: 'Số liệu cập nhật lúc', en: 'Figures updated at' },
      updated === undefined ? { vi: 'Chưa có dữ liệu', en: 'No data yet' } : both(updated),
    ],
    [{ vi: 'Tải xuống lúc', en: 'Exported at' }, both(localIsoOf(nowMs))],
    [{ vi: 'Đường dẫn', en: 'Link' }, both(link)],
  ];
};
