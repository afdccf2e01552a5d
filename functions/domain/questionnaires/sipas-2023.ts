import { type Element, type Questionnaire, question } from '../questionnaire.ts';

const ACCOUNTABILITY: Element = {
  id: 'accountability',
  text: { vi: 'Trách nhiệm giải trình của chính quyền', en: 'Accountability of the authorities' },
  questions: [
    question(
      'q01',
      'Chính sách được thông tin, giải thích bằng nhiều hình thức, dễ thấy',
      'Policies made known and explained in many ways, easy to notice',
    ),
    question(
      'q02',
      'Thông tin về chính sách đầy đủ, dễ hiểu',
      'Information on policies that is complete and easy to understand',
    ),
  ],
};

const PARTICIPATION: Element = {
  id: 'participation',
  text: { vi: 'Sự tham gia của người dân', en: 'Participation of the people' },
  questions: [
    question(
      'q03',
      'Người dân có nhiều cách để góp ý khi xây dựng chính sách',
      'Ways for people to comment while policies are made',
    ),
    question(
      'q04',
      'Người dân có nhiều cách để phản hồi, đánh giá chính sách',
      'Ways for people to respond to policies and assess them',
    ),
  ],
};

const IMPLEMENTATION: Element = {
  id: 'implementation',
  text: { vi: 'Tổ chức thực hiện chính sách', en: 'How policies are carried out' },
  questions: [
    question(
      'q05',
      'Việc thực hiện chính sách phát triển kinh tế',
      'How the policy on economic development is carried out',
    ),
    question(
      'q06',
      'Việc thực hiện chính sách về khám, chữa bệnh',
      'How the policy on health care is carried out',
    ),
    question(
      'q07',
      'Việc thực hiện chính sách về giáo dục phổ thông',
      'How the policy on school education is carried out',
    ),
    question(
      'q08',
      'Việc thực hiện chính sách về trật tự, an toàn xã hội',
      'How the policy on public order and safety is carried out',
    ),
    question(
      'q09',
      'Việc thực hiện chính sách về giao thông đường bộ',
      'How the policy on roads is carried out',
    ),
    question(
      'q10',
      'Việc thực hiện chính sách về điện sinh hoạt',
      'How the policy on household electricity is carried out',
    ),
    question(
      'q11',
      'Việc thực hiện chính sách về nước sinh hoạt',
      'How the policy on household water is carried out',
    ),
    question(
      'q12',
      'Việc thực hiện chính sách an sinh xã hội',
      'How the policy on social security is carried out',
    ),
    question(
      'q13',
      'Việc thực hiện chính sách cải cách hành chính',
      'How the policy on administrative reform is carried out',
    ),
  ],
};

const OUTCOMES: Element = {
  id: 'outcomes',
  text: { vi: 'Kết quả, tác động của chính sách', en: 'Results and effects of policies' },
  questions: [
    question('q14', 'Kinh tế gia đình được cải thiện', 'Improvement in your family’s economy'),
    question(
      'q15',
      'Kinh tế - xã hội ở địa phương được cải thiện',
      'Improvement in the economy and society of your area',
    ),
    question(
      'q16',
      'Việc khám, chữa bệnh ở bệnh viện công lập được cải thiện',
      'Improvement in public hospitals',
    ),
    question(
      'q17',
      'Việc dạy và học ở trường phổ thông công lập được cải thiện',
      'Improvement in public schools',
    ),
    question('q18', 'Trật tự, an toàn xã hội được cải thiện', 'Improvement in public order and safety'),
    question('q19', 'Đường sá, giao thông được cải thiện', 'Improvement in roads and traffic'),
    question(
      'q20',
      'Việc cấp điện sinh hoạt được cải thiện',
      'Improvement in the supply of household electricity',
    ),
    question('q21', 'Việc cấp nước sinh hoạt được cải thiện', 'Improvement in the supply of household water'),
    question('q22', 'An sinh xã hội được cải thiện', 'Improvement in social security'),
    question(
      'q23',
      'Cơ quan hành chính, cán bộ, công chức làm việc tốt hơn',
      'Improvement in the work of administrative offices and officials',
    ),
  ],
};

const ACCESS: Element = {
  id: 'access',
  text: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
  questions: [
    question('q24', 'Biển hiệu, bảng hướng dẫn rõ ràng, dễ thấy', 'Clear signs and notices, easy to notice'),
    question('q25', 'Có đủ ghế ngồi chờ và bàn viết', 'Enough seats for waiting and desks for writing'),
    question('q26', 'Trang thiết bị đầy đủ, hoạt động tốt', 'Equipment that is complete and works well'),
  ],
};

const PROCEDURES: Element = {
  id: 'procedures',
  text: { vi: 'Thủ tục hành chính', en: 'Administrative procedures' },
  questions: [
    question(
      'q27',
      'Thủ tục hành chính được niêm yết công khai, dễ thấy, dễ đọc',
      'Procedures posted for all, easy to see and read',
    ),
    question(
      'q28',
      'Việc yêu cầu giấy tờ đúng quy định',
      'Only those papers asked for that the rules require',
    ),
    question('q29', 'Việc thu phí, lệ phí đúng quy định', 'Fees and charges as the rules say'),
    question('q30', 'Thời hạn giải quyết đúng quy định', 'A time limit that follows the rules'),
  ],
};

const OFFICIALS: Element = {
  id: 'officials',
  text: { vi: 'Công chức trực tiếp giải quyết công việc', en: 'Officials who handle the matter' },
  questions: [
    question('q31', 'Thái độ lịch sự, tôn trọng của công chức', 'Officials who are polite and respectful'),
    question(
      'q32',
      'Công chức hướng dẫn dễ hiểu, đầy đủ trong một lần',
      'Guidance given once and in full, easy to understand',
    ),
    question(
      'q33',
      'Công chức tuân thủ đúng quy định khi giải quyết công việc',
      'Officials who keep to the rules in handling the matter',
    ),
  ],
};

const RESULTS: Element = {
  id: 'results',
  text: { vi: 'Kết quả cung ứng dịch vụ', en: 'Result of the service' },
  questions: [
    question('q34', 'Kết quả được trả đúng hẹn', 'A result handed over when promised'),
    question(
      'q35',
      'Kết quả có thông tin đầy đủ, chính xác',
      'A result whose information is complete and correct',
    ),
    question('q36', 'Kết quả giải quyết bảo đảm công bằng', 'A result that is fair'),
  ],
};

const FEEDBACK: Element = {
  id: 'feedback',
  text: {
    vi: 'Tiếp nhận, xử lý phản ánh, kiến nghị',
    en: 'Receiving and answering feedback and suggestions',
  },
  questions: [
    question(
      'q37',
      'Có hình thức tiếp nhận phản ánh, kiến nghị thuận tiện',
      'Convenient ways to give feedback and make suggestions',
    ),
    question(
      'q38',
      'Phản ánh, kiến nghị được xử lý đúng quy định',
      'Feedback and suggestions handled as the rules say',
    ),
    question(
      'q39',
      'Kết quả xử lý phản ánh, kiến nghị được thông báo kịp thời',
      'Timely notice of what came of feedback and suggestions',
    ),
  ],
};

/**
 * The form in force, 2023 to 2026 (Quyết định 1001/QĐ-BNV, 11 December 2023): 39 questions in 9 groups and
 * 2 parts, asked of adults of the drawn villages, users of a service or not. 39 + 9 + 2 and the overall
 * index make the 51 satisfaction indices that the Ministry counts. Numbers are those of the official form.
 *
 * Only its satisfaction questions are here: what people know, take an interest in and wish for is tabulated
 * apart and never enters the index.
 *
 * The phrases are condensed from the questions and not the Ministry's wording, which must be taken from its
 * own form before official fieldwork. The decision's annex is not public in full: the list is that of a
 * form fielded by a ward of Hà Nội in September 2026, and its structure agrees with what was published of
 * the round of 2024.
 *
 * A group of its own, after two breaks. From 87.16 (2021) to 80.08 (2022) the people asked and the things
 * asked changed (see the form of 2017), so it cannot be read as a fall. The form of 2022 had 33 questions and
 * one policy fewer, this has 39. Within the group the first round is doubtful: pooling 23 and 16 questions
 * gives the 83.94 of 2024 from its parts 83.84 and 84.09, but 82.49 and 82.97 do not give the 82.66 of 2023.
 */
export const SIPAS_2023: Questionnaire = {
  id: 'sipas-2023',
  version: 1,
  title: { vi: 'Phiếu SIPAS 2023–2026 (39 câu hỏi)', en: 'SIPAS form 2023–2026 (39 questions)' },
  comparabilityGroup: 'sipas-2023',
  parts: [
    {
      id: 'policies',
      text: { vi: 'Xây dựng và thực hiện chính sách', en: 'Making and carrying out policies' },
      elements: [ACCOUNTABILITY, PARTICIPATION, IMPLEMENTATION, OUTCOMES],
    },
    {
      id: 'services',
      text: { vi: 'Cung ứng dịch vụ hành chính công', en: 'Provision of administrative services' },
      elements: [ACCESS, PROCEDURES, OFFICIALS, RESULTS, FEEDBACK],
    },
  ],
  reasons: {},
  source: {
    vi: 'Rút gọn từ 39 câu hỏi về sự hài lòng trong phiếu theo Phương pháp đo lường sự hài lòng giai đoạn 2023–2026 (Quyết định 1001/QĐ-BNV ngày 11/12/2023 của Bộ Nội vụ), theo phiếu một phường ở Hà Nội dùng năm 2026; không phải nguyên văn. Trước khi điều tra chính thức, phải đối chiếu và dùng đúng câu chữ của Bộ Nội vụ.',
    en: 'Condensed from the 39 satisfaction questions of the form under the method of measuring satisfaction 2023–2026 (Decision 1001/QĐ-BNV of 11 December 2023, Ministry of Home Affairs), as used by a ward of Hà Nội in 2026; not the official wording. Before official fieldwork, check them against the Ministry’s form and use its own wording.',
  },
};
