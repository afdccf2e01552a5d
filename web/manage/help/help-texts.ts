import type { Text } from '#domain/questionnaire.ts';

export const HELP_TEXTS = {
  help: { vi: 'Giải thích', en: 'Help' },
  title: { vi: 'Giải thích các thuật ngữ', en: 'What the terms mean' },
  about: {
    vi: 'Mỗi thuật ngữ trên trang: nói gì, tính thế nào, lấy từ đâu. n₁ … n₅ là số người chọn mức 1 … 5, n là tổng của chúng.',
    en: 'Each term of these pages: what it says, how it is computed, where it comes from. n₁ … n₅ are the people who chose 1 … 5, n is their sum.',
  },
  formula: { vi: 'Công thức', en: 'Formula' },
  source: { vi: 'Nguồn', en: 'Source' },
} as const satisfies Record<string, Text>;

/** A term with what it says, its formula where it has one, and who has given it. */
export type Term = {
  readonly id: string;
  readonly name: Text;
  readonly says: Text;
  readonly formula?: Text;
  readonly source: Text;
};

const same = (source: string): Text => ({ vi: source, en: source });
const OWN: Text = { vi: 'Quy tắc của hệ thống này', en: 'A rule of this system' };

export const TERMS: readonly Term[] = [
  {
    id: 'index',
    name: { vi: 'Chỉ số hài lòng', en: 'Satisfaction index' },
    says: {
      vi: 'Tỷ lệ người chọn “Hài lòng” hoặc “Rất hài lòng” trong số người đã trả lời. Bộ câu hỏi không có câu chung thì gộp mọi câu trả lời. Câu bỏ trống không được tính là “Bình thường”.',
      en: 'The share of people who chose “Satisfied” or “Very satisfied” among those who answered. A questionnaire without an overall question pools all answers. A question left blank does not count as “Neither”.',
    },
    formula: same('(n₄ + n₅) / n'),
    source: {
      vi: 'Bộ Nội vụ, Quyết định số 1001/QĐ-BNV ngày 11/12/2023',
      en: 'Ministry of Home Affairs, Decision 1001/QĐ-BNV of 11 December 2023',
    },
  },
  {
    id: 'mean',
    name: { vi: 'Điểm trung bình', en: 'Mean score' },
    says: { vi: 'Trung bình của các mức từ 1 đến 5.', en: 'The mean of the scores, 1 to 5.' },
    formula: same('(1·n₁ + 2·n₂ + 3·n₃ + 4·n₄ + 5·n₅) / n'),
    source: OWN,
  },
  {
    id: 'interval',
    name: { vi: 'Khoảng tin cậy 95 %', en: '95% interval' },
    says: {
      vi: 'Chỉ số đo được dao động do ngẫu nhiên, nhất là khi ít phiếu. Nếu lấy mẫu lại nhiều lần theo cùng cách, khoảng này chứa giá trị thật trong khoảng 95 trên 100 lần. Khoảng không nói gì về những người tự chọn không trả lời.',
      en: 'What is measured swings by chance, most of all with few responses. If samples were drawn again and again in the same way, this interval would hold the true value about 95 times in 100. It says nothing of people who chose not to answer.',
    },
    formula: {
      vi: '(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n),  z = 1,96',
      en: '(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n),  z = 1.96',
    },
    source: same('E. B. Wilson 1927, Journal of the American Statistical Association 22, 209–212'),
  },
  {
    id: 'verdict',
    name: { vi: 'Đạt, chưa đạt, chưa đủ bằng chứng', en: 'Met, not met, not enough evidence' },
    says: {
      vi: 'Đạt khi cả khoảng tin cậy từ chỉ tiêu trở lên; chưa đạt khi cả khoảng dưới chỉ tiêu; còn lại là chưa đủ bằng chứng, kèm số phiếu cần thêm để kết luận nếu tỷ lệ giữ nguyên.',
      en: 'Met where the whole interval is at or above the target, not met where all of it is below; else there is not enough evidence, with the number of further responses that would settle it if the share stayed.',
    },
    source: OWN,
  },
  {
    id: 'few',
    name: { vi: 'Dưới 10 phiếu, chỉ để tham khảo', en: 'Under 10 responses, for reference only' },
    says: {
      vi: 'Dưới 10 phiếu chỉ hiện số phiếu, vì ý kiến của ít người có thể bị nhận ra. Từ 10 đến 29 phiếu: chỉ để tham khảo.',
      en: 'Under 10 responses only their number is shown, since the opinions of so few could be traced to people. From 10 to 29 the figures are for reference only.',
    },
    source: {
      vi: 'Mức 10 như GP Patient Survey của Anh; mức 30 là quy tắc của hệ thống này',
      en: 'Ten as in England’s GP Patient Survey; thirty is a rule of this system',
    },
  },
  {
    id: 'representative',
    name: { vi: 'Không đại diện', en: 'Not representative' },
    says: {
      vi: 'Người dân tự chọn có đánh giá hay không, nên con số là của những người đã đánh giá. Chỉ phiếu giấy phát cho mẫu được chọn mới nói thay cho mọi người.',
      en: 'People chose themselves whether to rate, so the figure is of those who did. Only paper forms given to a drawn sample speak for everybody.',
    },
    source: OWN,
  },
  {
    id: 'coverage',
    name: { vi: 'Độ phủ', en: 'Coverage' },
    says: {
      vi: 'Số phiếu lúc trả kết quả (không tính mã QR treo tại quầy) chia cho số hồ sơ đã giải quyết trong kỳ.',
      en: 'Responses at the handing over of the result (without the posters at counters) divided by the dossiers completed in the period.',
    },
    source: OWN,
  },
  {
    id: 'change',
    name: { vi: 'Thay đổi, do cơ cấu, trong nhóm', en: 'Change, mix, within the group' },
    says: {
      vi: 'Chỉ nói tăng hay giảm khi khoảng tin cậy 95 % của hiệu không chứa 0. Do cơ cấu: có thêm hay bớt người của một nhóm. Trong nhóm: người trong chính nhóm đó hài lòng hơn hay kém hơn; một nhóm chỉ được nêu là đã thay đổi khi khoảng 99,8 % của chênh lệch không chứa 0, vì rất nhiều nhóm được xem cùng lúc.',
      en: 'It is said to have risen or fallen only where the 95% interval of the difference leaves 0 out. Mix: a group’s people became more or fewer. Within the group: its own people became more or less satisfied; as many groups are looked at together, one is said to have changed only where the 99.8% interval of its difference leaves 0 out.',
    },
    formula: same('Δ = Σ (w₂ − w₁)·((p₁ + p₂)/2 − p) + Σ (w₁ + w₂)/2·(p₂ − p₁)'),
    source: same(
      'R. G. Newcombe 1998, Statistics in Medicine 17, 873–890; E. M. Kitagawa 1955, Journal of the American Statistical Association 50, 1168–1194',
    ),
  },
  {
    id: 'quality',
    name: { vi: 'Ghi chú về chất lượng số liệu', en: 'Notes on the quality of the figures' },
    says: {
      vi: 'Được nêu khi: ít phiếu (dưới 30 ở một trong hai kỳ) hoặc số phiếu giảm hơn một nửa; cơ cấu kênh thay đổi; có thiết bị im lặng bất thường trong kỳ đang diễn ra; bộ câu hỏi hoặc công thức đã thay đổi.',
      en: 'Given where there are few responses (under 30 in one of the periods) or they fell by more than half; the mix of channels changed; kiosks are unusually silent while the period goes on; the questionnaire or the formula changed.',
    },
    source: OWN,
  },
  {
    id: 'channel-shift',
    name: { vi: 'Cơ cấu kênh thay đổi', en: 'Shift of channels' },
    says: {
      vi: 'Tỷ trọng của một kênh trong số phiếu khác kỳ so sánh từ 10 điểm phần trăm trở lên, và khoảng tin cậy 99 % của hiệu không chứa 0. Lấy 99 % vì có năm kênh cùng được so sánh: xác suất báo nhầm ít nhất một kênh không quá khoảng 5 %. Người đánh giá tại quầy và người đánh giá ở nhà là những người khác nhau, nên chỉ số có thể đổi dù dịch vụ không đổi.',
      en: 'A channel’s part in all responses differs from the period compared with by ten percentage points or more, and the 99% interval of the difference leaves 0 out. It is 99% because five channels are compared at once: a false alarm for any of them has a probability of about 5% at the most. Who rates at the counter and who rates at home are different people, so the index may change though the service did not.',
    },
    formula: {
      vi: '|q₂ − q₁| ≥ 10 điểm;  q = số phiếu của kênh / n',
      en: '|q₂ − q₁| ≥ 10 points;  q = responses of the channel / n',
    },
    source: {
      vi: 'R. G. Newcombe 1998, Statistics in Medicine 17, 873–890 (hiệu hai tỷ lệ); O. J. Dunn 1961, Journal of the American Statistical Association 56, 52–64 (Bonferroni); mức 10 điểm là quy tắc của hệ thống này',
      en: 'R. G. Newcombe 1998, Statistics in Medicine 17, 873–890 (difference of two shares); O. J. Dunn 1961, Journal of the American Statistical Association 56, 52–64 (Bonferroni); the ten points are a rule of this system',
    },
  },
  {
    id: 'set-aside',
    name: { vi: 'Phiếu không được tính, “nếu tính”', en: 'What does not count, “with them”' },
    says: {
      vi: 'Phiếu tạm giữ hoặc bị loại vẫn được lưu, kèm lý do. “Nếu tính” là chỉ số khi cộng thêm các phiếu của một lý do (m) vào các phiếu được tính (n), để thấy việc loại bỏ có làm đẹp số liệu hay không.',
      en: 'Responses that are held or void stay stored, with the reason. “With them” is the index if those of one reason (m) were added to those that count (n), so that one sees whether taking them out flatters the figures.',
    },
    formula: same('(n₄ + n₅ + m₄ + m₅) / (n + m)'),
    source: OWN,
  },
  {
    id: 'driver',
    name: { vi: 'Tầm quan trọng, điểm mất theo', en: 'Importance, points lost' },
    says: {
      vi: 'Tầm quan trọng: chỉ số của người hài lòng với yếu tố trừ chỉ số của người khác. Điểm mất theo: chỉ số của người hài lòng trừ chỉ số của mọi người đã trả lời. Cho biết điều gì đi cùng nhau, không chứng minh nguyên nhân.',
      en: 'Importance: the index of those satisfied with a thing less that of the others. Points lost: the index of the satisfied less that of all who answered. It shows what goes together and proves no cause.',
    },
    formula: same('p₊ − p₋;  p₊ − p = (p₊ − p₋)·n₋/n'),
    source: same('R. G. Newcombe 1998; S. D. Walter 1976, Biometrics 32, 829–849'),
  },
  {
    id: 'funnel',
    name: { vi: 'Phễu, giới hạn 95 % và 99,8 %', en: 'Funnel, limits of 95% and 99.8%' },
    says: {
      vi: 'Trong giới hạn: chưa khác chỉ tiêu quá mức ngẫu nhiên của số phiếu đó. Ngoài giới hạn 99,8 %: khác rõ rệt.',
      en: 'Within the limits a unit differs from the target by no more than chance with so many responses. Outside those of 99.8% it clearly differs.',
    },
    formula: { vi: 'T ± z·√(T(1 − T)/n),  z = 1,96; 3,09', en: 'T ± z·√(T(1 − T)/n),  z = 1.96; 3.09' },
    source: same('D. J. Spiegelhalter 2005, Statistics in Medicine 24, 1185–1202'),
  },
  {
    id: 'shrunk',
    name: { vi: 'Ước lượng đã co', en: 'Shrunk estimate' },
    says: {
      vi: 'Chỉ số của đơn vị ít phiếu được kéo về mức chung, vì phần lớn khoảng cách của họ là ngẫu nhiên. m là số phiếu “mượn”, lấy từ mức khác nhau thật giữa các đơn vị.',
      en: 'The index of a unit with few responses is drawn to the common level, since most of its distance is chance. m are the “borrowed” responses, taken from how much units truly differ.',
    },
    formula: same('(n·p + m·p̄) / (n + m)'),
    source: same(
      'C. N. Morris 1983, Journal of the American Statistical Association 78, 47–55; J. C. Kleinman 1973, 68, 46–54',
    ),
  },
  {
    id: 'signal',
    name: { vi: 'Ngày lệch, trôi dần', en: 'Days beyond the limits, drift' },
    says: {
      vi: 'Ngày nằm ngoài ba độ lệch chuẩn của số phiếu ngày đó; hoặc trung bình có trọng số của các ngày gần đây (ngày mới nhất nặng 0,2) đã rời giới hạn.',
      en: 'A day beyond three standard deviations for its number of responses; or the weighted mean of the last days (0.2 for the newest) has left its limits.',
    },
    formula: {
      vi: 'p̄ ± 3·√(p̄(1 − p̄)/n);  E = 0,2·x + 0,8·E′',
      en: 'p̄ ± 3·√(p̄(1 − p̄)/n);  E = 0.2·x + 0.8·E′',
    },
    source: same(
      'D. C. Montgomery, Introduction to Statistical Quality Control; S. W. Roberts 1959, Technometrics 1, 239–250; J. M. Lucas, M. S. Saccucci 1990, 32, 1–12',
    ),
  },
  {
    id: 'keyness',
    name: { vi: 'Từ nổi bật trong ý kiến', en: 'Words that stand out in comments' },
    says: {
      vi: 'Từ mà một nhóm dùng nhiều hơn nhóm kia vượt mức ngẫu nhiên, có tính đến mức dùng chung của cả hai nhóm. “Nhiều gấp” là tỷ lệ người dùng từ đó trong nhóm, chia cho tỷ lệ ở nhóm kia.',
      en: 'Words that one group uses more than another beyond chance, with the common usage of both taken into account. “Times as often” is the share of the group that used it, divided by that of the other.',
    },
    formula: same('z = δ/σ'),
    source: same('B. L. Monroe, M. P. Colaresi, K. M. Quinn 2008, Political Analysis 16, 372–403'),
  },
];
