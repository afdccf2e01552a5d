import { type Questionnaire, question, type Reason } from '../questionnaire.ts';

/**
 * The same six after "Rất không hài lòng" and "Không hài lòng", so that the two can be added. They follow
 * what citizens are asked to judge in Nghị định 61/2018/NĐ-CP, art. 31.1 (time, contacts, information,
 * attitude, costs), whose successor from 1 July 2025 is Nghị định 118/2025/NĐ-CP.
 *
 * A wait at the desk and a late result share one button: whether a dossier was late is known from its
 * dates, whereas papers or payments outside the rules are known from nobody but the citizen, so those
 * two stay apart.
 */
const WHAT_WENT_WRONG: readonly Reason[] = [
  { id: 'long-wait', text: { vi: 'Phải chờ lâu hoặc bị trễ hẹn', en: 'Long wait or late result' } },
  { id: 'repeated-visits', text: { vi: 'Phải đi lại nhiều lần', en: 'Had to come back several times' } },
  { id: 'unclear-guidance', text: { vi: 'Hướng dẫn chưa rõ ràng', en: 'Guidance was not clear' } },
  { id: 'poor-attitude', text: { vi: 'Thái độ phục vụ chưa tốt', en: 'Poor attitude' } },
  { id: 'extra-papers', text: { vi: 'Yêu cầu giấy tờ ngoài quy định', en: 'Asked for papers not required' } },
  { id: 'extra-payment', text: { vi: 'Thu tiền ngoài quy định', en: 'Charged more than the rules say' } },
];

/** The same six after "Hài lòng" and "Rất hài lòng". */
const WHAT_WENT_WELL: readonly Reason[] = [
  { id: 'quick-service', text: { vi: 'Giải quyết nhanh, đúng hẹn', en: 'Quick and on time' } },
  { id: 'single-visit', text: { vi: 'Không phải đi lại nhiều lần', en: 'No need to come back' } },
  { id: 'clear-guidance', text: { vi: 'Hướng dẫn rõ ràng, dễ hiểu', en: 'Clear guidance' } },
  { id: 'good-attitude', text: { vi: 'Thái độ lịch sự, tận tình', en: 'Polite and helpful' } },
  { id: 'simple-procedure', text: { vi: 'Giấy tờ, thủ tục đơn giản', en: 'Simple papers and procedure' } },
  { id: 'good-place', text: { vi: 'Nơi chờ sạch sẽ, thoải mái', en: 'Clean, comfortable waiting area' } },
];

/**
 * What one tap after a service answers: the overall score alone is a full response, the five elements and
 * the reasons are there for whoever has more to say. It borrows the elements and the scale of the
 * Ministry's forms, but neither their questions nor their sample, so its group is its own: ratings of a
 * service just received and a survey of drawn people are never one line.
 *
 * After "Bình thường" no reasons are offered: either list would put words into the mouth of somebody who
 * praised nothing and blamed nothing.
 */
export const POST_SERVICE: Questionnaire = {
  id: 'post-service',
  version: 1,
  title: { vi: 'Đánh giá sau mỗi lần phục vụ', en: 'Rating after each service' },
  comparabilityGroup: 'post-service',
  overall: question(
    'overall',
    'Ông/Bà hài lòng ở mức nào về lần phục vụ vừa rồi?',
    'How satisfied are you with the service you received?',
  ),
  parts: [
    {
      id: 'services',
      text: { vi: 'Cung ứng dịch vụ hành chính công', en: 'Provision of administrative services' },
      elements: [
        {
          id: 'access',
          text: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
          questions: [
            question('access', 'Chỗ ngồi chờ, biển chỉ dẫn và trang thiết bị', 'Seats, signs and equipment'),
          ],
        },
        {
          id: 'procedures',
          text: { vi: 'Thủ tục hành chính', en: 'Administrative procedures' },
          questions: [
            question(
              'procedures',
              'Giấy tờ, phí, lệ phí phải nộp và thời hạn giải quyết',
              'The papers asked for, the fees and the time limit',
            ),
          ],
        },
        {
          id: 'officials',
          text: { vi: 'Công chức trực tiếp giải quyết công việc', en: 'Officials who handle the matter' },
          questions: [
            question(
              'officials',
              'Thái độ và cách hướng dẫn của cán bộ, công chức',
              'The attitude and the guidance of the officials',
            ),
          ],
        },
        {
          id: 'results',
          text: { vi: 'Kết quả cung ứng dịch vụ', en: 'Result of the service' },
          questions: [
            question(
              'results',
              'Kết quả được trả đúng hẹn, đầy đủ và chính xác',
              'A result that is on time, complete and correct',
            ),
          ],
        },
        {
          id: 'feedback',
          text: {
            vi: 'Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị',
            en: 'Receiving and answering feedback and suggestions',
          },
          questions: [
            question(
              'feedback',
              'Việc lắng nghe và trả lời góp ý của người dân',
              'How comments from the public are listened to and answered',
            ),
          ],
        },
      ],
    },
  ],
  reasons: { 1: WHAT_WENT_WRONG, 2: WHAT_WENT_WRONG, 4: WHAT_WENT_WELL, 5: WHAT_WENT_WELL },
  source: {
    vi: 'Bộ câu hỏi của chính hệ thống này, dựa trên năm yếu tố của dịch vụ hành chính công và thang năm mức trong phương pháp đo lường sự hài lòng của Bộ Nội vụ. Số liệu là ý kiến của những người đã đánh giá, không phải kết quả điều tra SIPAS.',
    en: 'This system’s own questionnaire, based on the five elements of public administrative service and the five-point scale of the Ministry of Home Affairs’ method of measuring satisfaction. The figures are the opinions of those who rated, not the results of a SIPAS survey.',
  },
};
