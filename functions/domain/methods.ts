import { unitGrade } from './circular-01-2018.ts';
import { percentOf, pooledIndex, roundHalfUp } from './formulas.ts';
import { INDEX_766_SATISFACTION, satisfactionScore766 } from './index-766.ts';
import { clopperPearsonInterval, finiteWilsonInterval, type Interval, wilsonInterval } from './interval.ts';
import { type Method, method, parameter } from './method.ts';
import {
  cochranSize,
  effectiveSize,
  finitePopulationSize,
  haceSize,
  kishDesignEffect,
  respondentsFor,
  slovinSize,
} from './sample-size.ts';

const MANY = 1_000_000_000;

const satisfied = (most: number) =>
  parameter('satisfied', 'Số người hài lòng', 'Number of people satisfied', [0, most], 'whole');
const people = (most: number) =>
  parameter('n', 'Số người trả lời', 'Number of people who answered', [1, most], 'whole');
const population = parameter('population', 'Quy mô tổng thể', 'Size of the population', [1, MANY], 'whole');
const margin = parameter(
  'marginPercent',
  'Sai số cho phép, điểm phần trăm',
  'Margin of error, percentage points',
  [0.1, 50],
  'real',
);
const items = <const Name extends string>(name: Name, part: 1 | 2) =>
  parameter(name, `Số câu hỏi của phần ${part}`, `Questions in part ${part}`, [1, 1000], 'whole');
const index = <const Name extends string>(name: Name, part: 1 | 2) =>
  parameter(name, `Chỉ số của phần ${part}, %`, `Index of part ${part}, %`, [0, 100], 'real');
const group = <const Name extends string>(name: Name, number: 1 | 2) =>
  parameter(name, `Số người của nhóm ${number}`, `People in group ${number}`, [1, MANY], 'whole');
const weight = <const Name extends string>(name: Name, number: 1 | 2) =>
  parameter(name, `Quyền số của nhóm ${number}`, `Weight of group ${number}`, [0.001, 1000], 'real');

const inPercent = (share: number, { level, low, high }: Interval) => ({
  indexPercent: percentOf(share),
  lowPercent: percentOf(low),
  highPercent: percentOf(high),
  levelPercent: percentOf(level),
});

const asSize = (size: number) => ({ size: roundHalfUp(size, 1), respondents: respondentsFor(size) });

export const METHODS: readonly Method[] = [
  method({
    id: 'wilson',
    name: { vi: 'Khoảng tin cậy Wilson 95%', en: 'Wilson interval at 95%' },
    source: { vi: 'E. B. Wilson (1927), JASA 22, 209–212', en: 'E. B. Wilson (1927), JASA 22, 209–212' },
    parameters: [satisfied(MANY), people(MANY)],
    partOf: [['satisfied', 'n']],
    compute: ({ satisfied, n }) => inPercent(satisfied / n, wilsonInterval(satisfied / n, n)),
  }),
  method({
    id: 'wilson-finite',
    name: {
      vi: 'Khoảng tin cậy Wilson 95% có hiệu chỉnh tổng thể hữu hạn',
      en: 'Wilson interval at 95% with finite population correction',
    },
    source: {
      vi: 'W. G. Cochran (1977), Sampling Techniques, mục 3.2; B. O’Neill (2021), arXiv:2109.12464',
      en: 'W. G. Cochran (1977), Sampling Techniques, § 3.2; B. O’Neill (2021), arXiv:2109.12464',
    },
    parameters: [satisfied(MANY), people(MANY), population],
    partOf: [
      ['satisfied', 'n'],
      ['n', 'population'],
    ],
    compute: ({ satisfied, n, population }) =>
      inPercent(satisfied / n, finiteWilsonInterval(satisfied / n, n, population)),
  }),
  method({
    id: 'clopper-pearson',
    name: { vi: 'Khoảng tin cậy Clopper–Pearson 95%', en: 'Clopper–Pearson interval at 95%' },
    source: {
      vi: 'C. J. Clopper và E. S. Pearson (1934), Biometrika 26, 404–413',
      en: 'C. J. Clopper and E. S. Pearson (1934), Biometrika 26, 404–413',
    },
    parameters: [satisfied(1_000_000), people(1_000_000)],
    partOf: [['satisfied', 'n']],
    compute: ({ satisfied, n }) => inPercent(satisfied / n, clopperPearsonInterval(satisfied, n)),
  }),
  method({
    id: 'slovin',
    name: { vi: 'Cỡ mẫu Slovin', en: 'Slovin sample size' },
    source: {
      vi: 'Hướng dẫn đo lường sự hài lòng của Bộ Nội vụ, 2012–2014',
      en: 'Guidance of the Ministry of Home Affairs on measuring satisfaction, 2012–2014',
    },
    parameters: [population, margin],
    compute: ({ population, marginPercent }) => asSize(slovinSize(population, marginPercent / 100)),
  }),
  method({
    id: 'cochran',
    name: {
      vi: 'Cỡ mẫu Cochran có hiệu chỉnh tổng thể hữu hạn, 95%',
      en: 'Cochran sample size with finite population correction, 95%',
    },
    source: {
      vi: 'W. G. Cochran (1977), Sampling Techniques, xuất bản lần 3',
      en: 'W. G. Cochran (1977), Sampling Techniques, 3rd edition',
    },
    parameters: [population, margin],
    compute: ({ population, marginPercent }) =>
      asSize(finitePopulationSize(cochranSize(marginPercent / 100), population)),
  }),
  method({
    id: 'hace',
    name: {
      vi: 'Số phiếu tối thiểu của một đơn vị, ±8 điểm phần trăm',
      en: 'Minimum responses of a unit, ±8 percentage points',
    },
    source: {
      vi: 'Khảo sát Health and Care Experience của Scotland, báo cáo kỹ thuật',
      en: 'Scottish Health and Care Experience survey, technical report',
    },
    parameters: [population],
    compute: ({ population }) => asSize(haceSize(population)),
  }),
  method({
    id: 'kish',
    name: {
      vi: 'Hệ số thiết kế Kish và cỡ mẫu hữu hiệu',
      en: 'Kish design effect and effective sample size',
    },
    source: {
      vi: 'L. Kish (1965), Survey Sampling, mục 11.7',
      en: 'L. Kish (1965), Survey Sampling, § 11.7',
    },
    parameters: [group('n1', 1), weight('w1', 1), group('n2', 2), weight('w2', 2)],
    compute: ({ n1, w1, n2, w2 }) => {
      const groups = [
        { n: n1, weight: w1 },
        { n: n2, weight: w2 },
      ];
      const designEffect = kishDesignEffect(groups) ?? 1;
      return {
        designEffect: roundHalfUp(designEffect, 4),
        n: n1 + n2,
        effectiveN: roundHalfUp(effectiveSize(n1 + n2, designEffect), 1),
      };
    },
  }),
  method({
    id: 'pooled-parts',
    name: {
      vi: 'Chỉ số chung gộp từ hai phần theo số câu hỏi',
      en: 'Overall index of two parts by number of questions',
    },
    source: {
      vi: 'SIPAS 2024: 23 câu hỏi đạt 83,84% và 16 câu hỏi đạt 84,09% cho chỉ số chung đã công bố 83,94%',
      en: 'SIPAS 2024: 23 questions at 83.84% and 16 at 84.09% give the published overall 83.94%',
    },
    parameters: [items('items1', 1), index('index1', 1), items('items2', 2), index('index2', 2)],
    compute: ({ items1, index1, items2, index2 }) => ({
      indexPercent: roundHalfUp(
        pooledIndex([
          { items: items1, index: index1 },
          { items: items2, index: index2 },
        ]) ?? 0,
        2,
      ),
    }),
  }),
  method({
    id: 'unit-grade-circular-01',
    name: {
      vi: 'Xếp loại cơ quan, đơn vị theo tổng điểm chín chỉ số',
      en: 'Grade of a unit by the total of nine indices',
    },
    source: {
      vi: 'Thông tư số 01/2018/TT-VPCP, điểm b khoản 3 Điều 15',
      en: 'Circular 01/2018/TT-VPCP, article 15, paragraph 3(b)',
    },
    parameters: [parameter('total', 'Tổng điểm', 'Total score', [0, 18], 'real')],
    compute: ({ total }) => {
      const { id, name } = unitGrade(total);
      return { total, grade: id, gradeVi: name.vi, gradeEn: name.en };
    },
  }),
  method({
    id: 'index-766-satisfaction',
    name: INDEX_766_SATISFACTION.name,
    source: { vi: 'Quyết định số 766/QĐ-TTg ngày 23/6/2022', en: 'Decision 766/QĐ-TTg of 23 June 2022' },
    parameters: [
      parameter(
        'ratePercent',
        '100% trừ tỷ lệ hồ sơ quá hạn và tỷ lệ hồ sơ bị phản ánh hoặc không hài lòng',
        '100% less the share of late dossiers and the share with a complaint or a dislike',
        [0, 100],
        'real',
      ),
    ],
    compute: ({ ratePercent }) => ({ score: roundHalfUp(satisfactionScore766(ratePercent), 2), maximum: 6 }),
  }),
  method({
    id: 'valid-rate',
    name: { vi: 'Tỷ lệ phiếu hợp lệ', en: 'Share of valid forms' },
    source: {
      vi: 'SIPAS 2023: 39.765 phiếu hợp lệ trên 40.230 phiếu phát ra, đạt 98,84%',
      en: 'SIPAS 2023: 39,765 valid forms of 40,230 handed out, 98.84%',
    },
    parameters: [
      parameter('valid', 'Số phiếu hợp lệ', 'Valid forms', [0, MANY], 'whole'),
      parameter('issued', 'Số phiếu phát ra', 'Forms handed out', [1, MANY], 'whole'),
    ],
    partOf: [['valid', 'issued']],
    compute: ({ valid, issued }) => ({ validPercent: percentOf(valid / issued) }),
  }),
];
