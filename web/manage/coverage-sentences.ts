import type { MonthResult } from '../shared/api-types.ts';
import { count, counted, percent, target } from '../shared/format.ts';
import type { Language } from '../shared/language.ts';

type Dossiers = NonNullable<MonthResult['dossiers']>;

/** What is divided by what. */
export const coverageSentence = (language: Language, dossiers: Dossiers): string => {
  const vi = language === 'vi';
  const [responses, completed] = [count(language, dossiers.responses), count(language, dossiers.completed)];
  if (dossiers.coveragePercent === null && dossiers.completed > 0) {
    return vi
      ? 'Dưới 10 hồ sơ được giải quyết trong kỳ, nên không tính độ phủ.'
      : 'Under ten dossiers were completed in the period, so no coverage is given.';
  }
  if (dossiers.coveragePercent === null) {
    return vi
      ? 'Chưa có hồ sơ nào được giải quyết trong kỳ, nên chưa tính được độ phủ.'
      : 'No dossier was completed in the period, so there is no coverage to speak of.';
  }
  if (dossiers.responses > dossiers.completed) {
    return vi
      ? `Có ${responses} phiếu lúc trả kết quả theo mọi bộ câu hỏi (không tính mã QR tại quầy) nhưng chỉ ${completed} hồ sơ được báo đã giải quyết: báo cáo hồ sơ còn thiếu, hoặc một hồ sơ được đánh giá nhiều lần.`
      : `${counted(dossiers.responses, 'response')} when a result was handed over, by every form (posters not counted), and only ${counted(dossiers.completed, 'dossier')} reported as completed: reports are missing, or dossiers were rated more than once.`;
  }
  return vi
    ? `Độ phủ là ${responses} phiếu lúc trả kết quả theo mọi bộ câu hỏi (không tính mã QR tại quầy, ai cũng quét được) trên ${completed} hồ sơ đã giải quyết trong kỳ.`
    : `Coverage is ${counted(dossiers.responses, 'response')} when a result was handed over, by every form (without posters, which anyone can scan), of ${counted(dossiers.completed, 'dossier')} completed in the period.`;
};

/** How sure one is of all completed dossiers, and how far that could be wrong at the worst. */
export const surveyedSentences = (language: Language, dossiers: Dossiers): readonly string[] => {
  const { surveyed, completed } = dossiers;
  if (!surveyed) return [];
  const vi = language === 'vi';
  const said = (value: number): string => percent(language, value, 1);
  const { indexPercent, interval, lowPercent, highPercent, n } = surveyed;
  const [index, low, high] = [indexPercent, interval.lowPercent, interval.highPercent].map(said);
  const first = vi
    ? `Trong ${count('vi', n)} hồ sơ được đánh giá bằng bộ câu hỏi này, chỉ số là ${index}; với cả ${count('vi', completed)} hồ sơ, khoảng tin cậy 95 % từ ${low} đến ${high}.`
    : `Of the ${counted(n, 'dossier')} rated by this form the index is ${index}; for all ${count('en', completed)} the 95% interval is from ${low} to ${high}.`;
  if (n >= completed) return [first];
  const second = vi
    ? `Khoảng này coi những người đã trả lời như một mẫu ngẫu nhiên. Nếu mọi người chưa trả lời đều không hài lòng, chỉ số là ${said(lowPercent)}; nếu đều hài lòng, ${said(highPercent)}.`
    : `That takes those who answered for a random sample. If all who did not were dissatisfied, the index would be ${said(lowPercent)}; if all were satisfied, ${said(highPercent)}.`;
  return [first, second];
};

/** The warning that those who did not answer could turn the verdict; `undefined` where they could not, or there is none. */
export const warningSentence = (
  language: Language,
  dossiers: Dossiers,
  targetPercent: number,
): string | undefined => {
  const { surveyed, completed } = dossiers;
  if (!surveyed?.couldChangeVerdict || surveyed.tippingPercent === null) return undefined;
  const unrated = completed - surveyed.n;
  const silent = count(language, unrated);
  const were = `${counted(unrated, 'dossier')} not rated by this form ${unrated === 1 ? 'was' : 'were'}`;
  const goal = target(language, targetPercent);
  const tipping = percent(language, surveyed.tippingPercent, 1);
  if (surveyed.verdict === 'met') {
    return language === 'vi'
      ? `Những người chưa trả lời có thể làm thay đổi kết luận: nếu trong ${silent} hồ sơ chưa có phiếu theo bộ câu hỏi này, tỷ lệ hài lòng dưới ${tipping} thì không đạt chỉ tiêu ${goal}.`
      : `Non-response could change the verdict: if under ${tipping} of the ${were} satisfied, the target of ${goal} would be missed.`;
  }
  return language === 'vi'
    ? `Những người chưa trả lời có thể làm thay đổi kết luận: nếu trong ${silent} hồ sơ chưa có phiếu theo bộ câu hỏi này, tỷ lệ hài lòng từ ${tipping} trở lên thì đạt chỉ tiêu ${goal}.`
    : `Non-response could change the verdict: if ${tipping} or more of the ${were} satisfied, the target of ${goal} would be met.`;
};
