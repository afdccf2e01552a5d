import type { Concern } from '#domain/privacy-register.ts';
import type { Text } from '#domain/questionnaire.ts';

/** What the register of what is stored says around its entries. */
export const PRIVACY_TEXTS = {
  title: { vi: 'Dữ liệu và quyền riêng tư', en: 'Data and privacy' },
  short: {
    vi: 'Đánh giá là ẩn danh. Hệ thống không ghi tên, số điện thoại, địa chỉ mạng, trình duyệt hay thiết bị của người đánh giá, nên không ai, kể cả người vận hành, biết phiếu nào của ai.',
    en: 'Rating is anonymous. The system records no name, telephone number, network address, browser or device of who rates, so nobody, not even who runs it, knows whose rating is whose.',
  },
  law: {
    vi: 'Sổ này lập theo Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 và Nghị định 356/2025/NĐ-CP, có hiệu lực từ ngày 1-1-2026 (thay Nghị định 13/2023/NĐ-CP).',
    en: 'This register follows the Law on Personal Data Protection 91/2025/QH15 and Decree 356/2025/NĐ-CP, in force since 1 January 2026 (in place of Decree 13/2023/NĐ-CP).',
  },
  rights: { vi: 'Ông/Bà có thể yêu cầu', en: 'What you may ask for' },
  look: {
    vi: 'Xem phiếu có được ghi nhận và còn nguyên vẹn không, bằng mã trên trang cảm ơn:',
    en: 'To see whether your rating is recorded and unchanged, by the code of the thank-you page:',
  },
  lookUp: { vi: 'Kiểm tra phiếu đánh giá', en: 'Check your rating' },
  erase: {
    vi: 'Xóa nội dung phiếu: đưa mã phiếu cho cơ quan đã phục vụ hoặc cơ quan cấp trên. Không cần nêu tên. Phiếu thôi được tính, con số được đếm lại, chỉ còn dấu vết là đã có một phiếu.',
    en: 'To have its content erased: give the code to the office that served you or to one above it. No name is needed. It counts no more, the figures are counted anew, and all that is left is that there was one.',
  },
  whyOffice: {
    vi: 'Trang này không có nút tự xóa, vì người khác ở quầy cũng có thể nhìn thấy mã và xóa một phiếu không vừa ý.',
    en: 'There is no button for it here, because others at the counter may have seen the code and would erase a rating they did not like.',
  },
  refuse: {
    vi: 'Không nhận lời mời đánh giá nữa: mở liên kết ở cuối lời mời.',
    en: 'To get no more invitations: open the link at the end of one.',
  },
  stored: { vi: 'Những gì được lưu', en: 'What is stored' },
  elsewhere: { vi: 'Ở nơi khác', en: 'Elsewhere' },
  holds: { vi: 'Gồm', en: 'Holds' },
  purpose: { vi: 'Để làm gì', en: 'Why' },
  ground: { vi: 'Căn cứ', en: 'Ground' },
  kept: { vi: 'Giữ bao lâu', en: 'How long' },
  seenBy: { vi: 'Ai được xem', en: 'Who sees it' },
  concern: { vi: 'Nói về ai', en: 'About whom' },
  link: { vi: 'Dữ liệu và quyền riêng tư', en: 'Data and privacy' },
} as const satisfies Record<string, Text>;

export const CONCERN_TEXTS: Readonly<Record<Concern, Text>> = {
  none: { vi: 'Không về cá nhân nào', en: 'No person' },
  staff: { vi: 'Cán bộ, qua mã tài khoản', en: 'Staff, by the id of their account' },
  citizen: { vi: 'Người dân để lại địa chỉ', en: 'Citizens who left an address' },
};
