import type { Text } from '#domain/questionnaire.ts';
import type { ResponseState } from '#domain/response.ts';

/** What the page says on which a citizen looks his rating up. */
export const CHECK_TEXTS = {
  title: { vi: 'Kiểm tra phiếu đánh giá', en: 'Check your rating' },
  explain: {
    vi: 'Nhập mã trên trang cảm ơn để biết phiếu có được ghi nhận và còn nguyên vẹn hay không. Trang này không cho biết Ông/Bà đã chọn mức nào.',
    en: 'Type the code of the thank-you page to see whether your rating is recorded and unchanged. This page does not say which level you chose.',
  },
  code: { vi: 'Mã phiếu, ví dụ 7KQ2M-XRD4T', en: 'Code, such as 7KQ2M-XRD4T' },
  look: { vi: 'Kiểm tra', en: 'Check' },
  noCode: {
    vi: 'Đây chưa phải là một mã phiếu: mã có 10 chữ và số, không có các chữ I, L, O, U. Xin xem lại.',
    en: 'This is not a code yet: a code has 10 letters and digits, without I, L, O and U. Please check it.',
  },
  notFound: {
    vi: 'Không có phiếu nào mang mã này. Xin xem lại từng chữ; nếu phiếu vừa được đánh giá tại quầy khi mất mạng, xin thử lại sau.',
    en: 'No rating has this code. Please check each letter; if you rated at a counter that was offline, please try again later.',
  },
  served: { vi: 'Ngày được phục vụ', en: 'Day of service' },
  office: { vi: 'Cơ quan', en: 'Office' },
  state: { vi: 'Tình trạng', en: 'State' },
  ledger: { vi: 'Sổ niêm phong', en: 'Ledger' },
  unchanged: {
    vi: 'Phiếu có trong sổ niêm phong của ngày đó và không bị sửa đổi từ khi niêm phong.',
    en: 'The rating stands in the ledger of that day and has not been changed since that was sealed.',
  },
  changed: {
    vi: 'Các phiếu của ngày đó không còn đúng như sổ niêm phong đã ghi. Xin báo cho cơ quan kiểm tra, kèm mã này.',
    en: 'The ratings of that day are no longer what the ledger says. Please tell the inspectors, with this code.',
  },
  notSealed: {
    vi: 'Ngày này chưa được niêm phong. Phiếu đã được ghi nhận; xin kiểm tra lại từ ngày mai.',
    en: 'This day is not sealed yet. The rating is recorded; please check again from tomorrow.',
  },
  details: { vi: 'Chi tiết để tự kiểm chứng', en: 'Details to verify it yourself' },
  howTo: {
    vi: 'Mã băm của lá đại diện cho phiếu của Ông/Bà. Ghép lần lượt với các nút bên dưới theo RFC 9162 phải ra gốc của khối.',
    en: 'The hash of the leaf stands for your rating. Joined with the nodes below one after another, by RFC 9162, it must give the root of the block.',
  },
  published: {
    vi: 'So với khối này trong sổ niêm phong công khai (JSON)',
    en: 'Compare with this block in the public ledger (JSON)',
  },
} as const satisfies Record<string, Text>;

export const STATE_TEXTS: Readonly<Record<ResponseState, Text>> = {
  counted: { vi: 'Được tính vào chỉ số hài lòng', en: 'Counts towards the satisfaction index' },
  held: { vi: 'Tạm giữ để xem xét, chưa được tính', en: 'Held for review, not counted for now' },
  void: { vi: 'Đã bị hủy, không được tính', en: 'Voided, not counted' },
  erased: { vi: 'Nội dung đã được xóa theo quy định', en: 'Its content was erased as the law allows' },
  synthetic: { vi: 'Phiếu thử của hệ thống, không được tính', en: 'A test of the system, not counted' },
};
