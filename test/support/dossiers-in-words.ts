import { figure, type Language, percent } from './printed.ts';
import type { ReferenceDossiers } from './reference-dossiers.ts';
import { GOAL } from './told-in-words.ts';

/** The sentences of a page on how many were asked, and what those could change who did not answer; the warning is the last. */
export const dossiersTold = (language: Language, dossiers: ReferenceDossiers): readonly string[] => {
  const { rated, completed, surveyed } = dossiers;
  const vi = language === 'vi';
  const said = (value: number): string => percent(language, value, 1);
  const [r, c] = [figure(language, rated, 0), figure(language, completed, 0)];
  const sentences: string[] = [];
  if (rated > completed) {
    sentences.push(
      vi
        ? `Có ${r} phiếu lúc trả kết quả theo mọi bộ câu hỏi (không tính mã QR tại quầy) nhưng chỉ ${c} hồ sơ được báo đã giải quyết: báo cáo hồ sơ còn thiếu, hoặc một hồ sơ được đánh giá nhiều lần.`
        : `${r} responses when a result was handed over, by every form (posters not counted), and only ${c} dossiers reported as completed: reports are missing, or dossiers were rated more than once.`,
    );
  } else {
    sentences.push(
      vi
        ? `Độ phủ là ${r} phiếu lúc trả kết quả theo mọi bộ câu hỏi (không tính mã QR tại quầy, ai cũng quét được) trên ${c} hồ sơ đã giải quyết trong kỳ.`
        : `Coverage is ${r} responses when a result was handed over, by every form (without posters, which anyone can scan), of ${c} dossiers completed in the period.`,
    );
  }
  if (!surveyed) return sentences;
  const n = figure(language, surveyed.n, 0);
  const [low, high] = [surveyed.interval.low, surveyed.interval.high].map(said);
  const [worst, best] = [surveyed.bounds.low, surveyed.bounds.high].map(said);
  sentences.push(
    vi
      ? `Trong ${n} hồ sơ được đánh giá bằng bộ câu hỏi này, chỉ số là ${said(surveyed.index)}; với cả ${c} hồ sơ, khoảng tin cậy 95 % từ ${low} đến ${high}.`
      : `Of the ${n} dossiers rated by this form the index is ${said(surveyed.index)}; for all ${c} the 95% interval is from ${low} to ${high}.`,
    vi
      ? `Khoảng này coi những người đã trả lời như một mẫu ngẫu nhiên. Nếu mọi người chưa trả lời đều không hài lòng, chỉ số là ${worst}; nếu đều hài lòng, ${best}.`
      : `That takes those who answered for a random sample. If all who did not were dissatisfied, the index would be ${worst}; if all were satisfied, ${best}.`,
  );
  const { tipping } = surveyed;
  if (!tipping) return sentences;
  const silent = figure(language, completed - surveyed.n, 0);
  const at = said(tipping.percent);
  const goal = GOAL[language];
  if (tipping.isMet) {
    sentences.push(
      vi
        ? `Những người chưa trả lời có thể làm thay đổi kết luận: nếu trong ${silent} hồ sơ chưa có phiếu theo bộ câu hỏi này, tỷ lệ hài lòng dưới ${at} thì không đạt chỉ tiêu ${goal}.`
        : `Non-response could change the verdict: if under ${at} of the ${silent} dossiers not rated by this form were satisfied, the target of ${goal} would be missed.`,
    );
  } else {
    sentences.push(
      vi
        ? `Những người chưa trả lời có thể làm thay đổi kết luận: nếu trong ${silent} hồ sơ chưa có phiếu theo bộ câu hỏi này, tỷ lệ hài lòng từ ${at} trở lên thì đạt chỉ tiêu ${goal}.`
        : `Non-response could change the verdict: if ${at} or more of the ${silent} dossiers not rated by this form were satisfied, the target of ${goal} would be met.`,
    );
  }
  return sentences;
};
