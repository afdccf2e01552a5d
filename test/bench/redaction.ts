import { withoutPersonalData } from '#domain/personal-data.ts';
import { DATA_KINDS, type MadeComment, madeComments } from './comments.ts';
import { milliseconds, quantile, type Row, type Section } from './report.ts';

const SEED = 20_261_123;
const OF_EACH = 1_000;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

/** A form of address says nothing by itself; what follows it does. */
const tellingPartOf = (datum: string): string =>
  datum.replace(
    /^(ông|bà|anh|chị|cô|chú|em|bác|ong|ba|chi|co|chu|bac|bác sĩ|giám đốc|trưởng phòng|cán bộ|chuyên viên) /,
    '',
  );

const isRemoved = ({ text, datum = '' }: MadeComment): boolean => {
  const left = withoutPersonalData(text);
  return !tellingPartOf(datum)
    .split(' ')
    .filter((word) => word.length > 1)
    .some((word) => left.includes(word) && !text.replace(datum, '').includes(word));
};

/** Whether a mark stands where the datum stood: put a harmless word there, and there is one mark less. */
const isMarkedThere = ({ text, datum = '' }: MadeComment): boolean =>
  marksIn(withoutPersonalData(text)) >
  marksIn(withoutPersonalData(text.replace(tellingPartOf(datum), 'này')));

const marksIn = (text: string): number => text.match(/\[[^\]]+\]/g)?.length ?? 0;

const share = (name: string, part: number, whole: number, budgetPercent?: number): Row => ({
  name,
  value: percent(part, whole),
  ...(budgetPercent === undefined
    ? {}
    : { budget: `≥ ${budgetPercent} %`, within: (100 * part) / whole >= budgetPercent }),
});

/** How much of the personal data in made-up comments is found, and how much is taken that was none. */
export const redaction = async (): Promise<Section> => {
  const comments = madeComments(SEED, OF_EACH);
  const recall = DATA_KINDS.map((kind) => {
    const all = comments.filter((comment) => comment.kind === kind);
    const isHard = kind.startsWith('name')
      ? kind !== 'name after a form of address'
      : kind.startsWith('full');
    return share(`recall, ${kind}`, all.filter(isRemoved).length, all.length, isHard ? undefined : 98);
  });
  const marks = comments.reduce((sum, { text }) => sum + marksIn(withoutPersonalData(text)), 0);
  const right = comments.filter(({ datum }) => datum).filter(isMarkedThere).length;
  const clean = comments.filter(({ kind }) => kind === 'clean');
  const untouched = clean.filter(({ text }) => withoutPersonalData(text) === text).length;
  const times = comments.map(({ text }) => {
    const start = performance.now();
    withoutPersonalData(text);
    return performance.now() - start;
  });
  return {
    title: 'Personal data in comments',
    note: `${comments.length.toLocaleString('en')} made-up comments, seed ${SEED}; half of them have one datum`,
    rows: [
      ...recall,
      share('precision, marks that stand where a datum stood', right, marks, 98),
      share('comments without a datum that stay as they are', untouched, clean.length, 99),
      {
        name: 'one comment, p99',
        value: milliseconds(quantile(times, 0.99)),
        budget: '≤ 5 ms',
        within: quantile(times, 0.99) <= 5,
      },
    ],
  };
};
