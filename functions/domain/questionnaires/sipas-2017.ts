import { type Element, type Questionnaire, question } from '../questionnaire.ts';

const ACCESS: Element = {
  id: 'access',
  text: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
  questions: [
    question('c01', 'Nơi chờ có đủ chỗ ngồi', 'Enough seats where people wait'),
    question('c02', 'Có đủ trang thiết bị cần thiết', 'All the equipment that people need'),
    question('c03', 'Trang thiết bị hiện đại', 'Up-to-date equipment'),
    question('c04', 'Trang thiết bị dễ sử dụng', 'Equipment that is easy to use'),
  ],
};

const PROCEDURES: Element = {
  id: 'procedures',
  text: { vi: 'Thủ tục hành chính', en: 'Administrative procedures' },
  questions: [
    question(
      'c05',
      'Thủ tục hành chính được niêm yết công khai, đầy đủ',
      'Procedures posted in full for all to see',
    ),
    question(
      'c06',
      'Thủ tục hành chính được niêm yết công khai, chính xác',
      'Procedures posted without mistakes',
    ),
    question(
      'c07',
      'Việc yêu cầu giấy tờ đúng quy định',
      'Only those papers asked for that the rules require',
    ),
    question('c08', 'Việc thu phí, lệ phí đúng quy định', 'Fees and charges as the rules say'),
    question('c09', 'Thời hạn giải quyết đúng quy định', 'A time limit that follows the rules'),
  ],
};

const OFFICIALS: Element = {
  id: 'officials',
  text: { vi: 'Công chức trực tiếp giải quyết công việc', en: 'Officials who handle the matter' },
  questions: [
    question('c10', 'Công chức giao tiếp lịch sự', 'Officials who are polite'),
    question('c11', 'Công chức chú ý lắng nghe', 'Officials who listen with attention'),
    question('c12', 'Công chức trả lời, giải đáp đầy đủ', 'Officials who answer questions in full'),
    question(
      'c13',
      'Công chức hướng dẫn kê khai hồ sơ tận tình, chu đáo',
      'Officials who help with the forms willingly and with care',
    ),
    question('c14', 'Công chức hướng dẫn hồ sơ dễ hiểu', 'Guidance that is easy to understand'),
    question(
      'c15',
      'Công chức tuân thủ đúng quy định khi giải quyết công việc',
      'Officials who keep to the rules in handling the matter',
    ),
  ],
};

const RESULTS: Element = {
  id: 'results',
  text: { vi: 'Kết quả cung ứng dịch vụ', en: 'Result of the service' },
  questions: [
    question('c16', 'Kết quả nhận được đúng quy định', 'A result that follows the rules'),
    question('c17', 'Kết quả có thông tin đầy đủ', 'A result whose information is complete'),
    question('c18', 'Kết quả có thông tin chính xác', 'A result whose information is correct'),
  ],
};

const FEEDBACK: Element = {
  id: 'feedback',
  text: {
    vi: 'Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị',
    en: 'Receiving and answering feedback and suggestions',
  },
  questions: [
    question(
      'c19',
      'Cơ quan có hình thức tiếp nhận góp ý, phản ánh, kiến nghị',
      'Ways provided to give feedback and make suggestions',
    ),
    question('c20', 'Dễ dàng góp ý, phản ánh, kiến nghị', 'Feedback and suggestions that are easy to give'),
    question(
      'c21',
      'Cơ quan tích cực tiếp nhận, xử lý góp ý, phản ánh, kiến nghị',
      'Feedback and suggestions taken up actively',
    ),
    question(
      'c22',
      'Kết quả xử lý góp ý, phản ánh, kiến nghị được thông báo kịp thời',
      'Timely notice of what came of feedback and suggestions',
    ),
  ],
};

/**
 * The form of 2017 to 2021 (đề án of Quyết định 2640/QĐ-BNV, 10 October 2017): 22 criteria in 5 elements,
 * asked of people and organisations that had completed a procedure at the office and held its result.
 * There is no overall question: the index pools all answers, so that there are 22 + 5 + 1 values.
 *
 * The phrases are condensed from the criteria and not the Ministry's wording, which must be taken from its
 * own form before official fieldwork. Public summaries confirm the 5 elements, the number 22 and
 * criteria 5, 9, 10, 12, 13, 15 and 22; the other fifteen are to be checked against the decision's annex.
 *
 * A group of its own: the national index fell from 87.16 (2021) to 80.08 (2022) because another thing was
 * measured. From 2022 adults of the population are asked instead of users of a service, and policies as
 * well as services. Drawn as one line, a change of method would read as seven lost points.
 */
export const SIPAS_2017: Questionnaire = {
  id: 'sipas-2017',
  version: 1,
  title: { vi: 'Phiếu SIPAS 2017–2021 (22 tiêu chí)', en: 'SIPAS form 2017–2021 (22 criteria)' },
  comparabilityGroup: 'sipas-2017',
  parts: [
    {
      id: 'services',
      text: { vi: 'Cung ứng dịch vụ hành chính công', en: 'Provision of administrative services' },
      elements: [ACCESS, PROCEDURES, OFFICIALS, RESULTS, FEEDBACK],
    },
  ],
  reasons: {},
  source: {
    vi: 'Rút gọn từ 22 tiêu chí của Đề án đo lường sự hài lòng giai đoạn 2017–2020 (Quyết định 2640/QĐ-BNV ngày 10/10/2017 của Bộ Nội vụ); không phải nguyên văn. Trước khi điều tra chính thức, phải đối chiếu và dùng đúng câu chữ của Bộ Nội vụ.',
    en: 'Condensed from the 22 criteria of the scheme for measuring satisfaction 2017–2020 (Decision 2640/QĐ-BNV of 10 October 2017, Ministry of Home Affairs); not the official wording. Before official fieldwork, check them against the Ministry’s form and use its own wording.',
  },
};
