import type { Text } from './questionnaire.ts';

/** What of it says something of a person. */
export type Concern = 'none' | 'staff' | 'citizen';

/** One kind of thing that is stored: what it is, why, on which ground, for how long, and who sees it. */
export type RegisterEntry = {
  /** With what its keys begin; absent where it is not in the table. */
  readonly prefix?: string;
  readonly name: Text;
  readonly holds: Text;
  readonly purpose: Text;
  readonly ground: Text;
  readonly kept: Text;
  /** Whether the engine removes it by itself when its time has come. */
  readonly expires: boolean;
  readonly seenBy: Text;
  readonly concern: Concern;
};

/*
 * Grounds. Law 91/2025/QH15 and Decree 356/2025/NĐ-CP are in force since 1 January 2026; Decree 13/2023/NĐ-CP ended that day. A
 * city's lawyers confirm the register before it goes live: which duty a unit acts under is theirs to say.
 */
const MEASURING: Text = {
  vi: 'Nhiệm vụ đo lường sự hài lòng: Nghị định 224/2026/NĐ-CP, Điều 10 và 19 (giữ bí mật người đánh giá); Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 35',
  en: 'The duty to measure satisfaction: Decree 224/2026/NĐ-CP, Articles 10 and 19 (the rater is kept secret); Law on Grassroots Democracy 10/2022/QH15, Article 35',
};
const SECURITY: Text = {
  vi: 'Nghĩa vụ bảo vệ dữ liệu và chứng minh việc xử lý đúng quy định: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
  en: 'The duty to protect data and to show that it is processed rightly: Law on Personal Data Protection 91/2025/QH15',
};
const CONSENT: Text = {
  vi: 'Sự đồng ý của người dân khi để lại địa chỉ cho bộ phận một cửa (Luật 91/2025/QH15); có thể từ chối bất cứ lúc nào bằng liên kết trong mỗi lời mời',
  en: 'The consent of the citizen who left the address with the one-stop desk (Law 91/2025/QH15); it can be withdrawn at any time by the link in each invitation',
};
const RECIPIENT: Text = {
  vi: 'Sự đồng ý của người nhận (Luật 91/2025/QH15); có thể dừng bất cứ lúc nào bằng liên kết trong mỗi thư',
  en: 'The consent of who gets it (Law 91/2025/QH15); it can be withdrawn at any time by the link in each mail',
};
const FOR_GOOD: Text = {
  vi: 'Lâu dài, vì mọi con số đều được đếm lại từ đây',
  en: 'For good, since every figure is recounted from it',
};
const WHILE_USED: Text = {
  vi: 'Lâu dài: mỗi lần thay đổi là một phiên bản mới',
  en: 'For good: each change is a further version',
};
const OFFICERS: Text = {
  vi: 'Quản trị và cán bộ của đơn vị và đơn vị cấp trên; thanh tra',
  en: 'Administrators and officers of the unit and those above it; inspectors',
};
const READERS: Text = {
  vi: 'Người được giao xem kết quả của đơn vị hoặc đơn vị cấp trên; thanh tra. Dưới 10 phiếu không ai được xem',
  en: 'Those who may read the results of the unit or of one above it; inspectors. Under ten responses nobody',
};
const NOBODY: Text = { vi: 'Chỉ máy chủ', en: 'The server alone' };

/** Everything that is stored in the table. What is not here must not be stored: a test compares it with the table's prefixes. */
export const STORED: readonly RegisterEntry[] = [
  {
    prefix: 'RESPONSE#',
    name: { vi: 'Phiếu đánh giá', en: 'Ratings' },
    holds: {
      vi: 'Cơ quan, quầy, thủ tục, thời điểm phục vụ, các mức và lý do đã chọn, ý kiến viết thêm (đã xóa tên, số điện thoại, số giấy tờ trước khi lưu), mã phiếu ngẫu nhiên. Không có tên, số điện thoại, địa chỉ mạng, trình duyệt hay thiết bị',
      en: 'Office, counter, procedure, time of service, levels and reasons chosen, a comment (names, telephone and document numbers are removed before it is stored), a random code. No name, telephone number, network address, browser or device',
    },
    purpose: {
      vi: 'Tính chỉ số hài lòng và tìm chỗ cần sửa trong dịch vụ',
      en: 'To compute the satisfaction index and find what to mend in the service',
    },
    ground: MEASURING,
    kept: {
      vi: 'Lâu dài, vì mọi con số đều được đếm lại từ đây và sổ niêm phong chứng minh phiếu không bị sửa. Nội dung bị xóa khi có yêu cầu kèm mã phiếu, hoặc theo quyết định cho cả một thời gian; chỉ còn dấu vết là đã có một phiếu',
      en: 'For good, since every figure is recounted from it and the ledger proves it unchanged. Its content is erased on request with the code, or by a decision on a whole period; what is left is that there was one',
    },
    expires: false,
    seenBy: {
      vi: 'Không ai xem từng phiếu: người được giao chỉ thấy số tổng hợp từ 10 phiếu trở lên. Ý kiến viết thêm: lãnh đạo, cán bộ, quản trị của đơn vị hoặc đơn vị cấp trên và thanh tra, chỉ khi đơn vị có từ 10 phiếu trong tháng và trong 24 tháng; mức, thủ tục, kênh và thời gian ghi bên cạnh luôn chung cho ít nhất 10 phiếu; mỗi lần xem được ghi nhật ký',
      en: 'Nobody sees a single one: those who may, see totals of ten or more. Comments: managers, officers and administrators of the unit or of one above it, and inspectors, only where ten or more rated the unit in that month, and for 24 months; the level, service, channel and time beside one are shared by ten ratings together; each look is kept in the audit log',
    },
    concern: 'none',
  },
  {
    prefix: 'DOSSIER#',
    name: { vi: 'Hồ sơ đã tiếp nhận', en: 'Dossiers' },
    holds: {
      vi: 'Thủ tục, cách nộp, ngày nhận, ngày hẹn, ngày trả, kết quả. Số hồ sơ chỉ còn dạng mã băm có khóa; không có gì về người nộp',
      en: 'Procedure, channel, days of reception, appointment and completion, outcome. Of the number only a keyed hash; nothing of who handed it in',
    },
    purpose: {
      vi: 'Biết bao nhiêu hồ sơ đúng hạn, và bao nhiêu người dân chưa đánh giá',
      en: 'To know how many are on time, and how many citizens have not rated',
    },
    ground: MEASURING,
    kept: FOR_GOOD,
    expires: false,
    seenBy: READERS,
    concern: 'none',
  },
  {
    prefix: 'ISSUED#',
    name: { vi: 'Số giấy hẹn đã phát', en: 'Receipts issued' },
    holds: {
      vi: 'Mỗi ngày phát bao nhiêu giấy có mã đánh giá, theo thời điểm',
      en: 'How many receipts with a code were issued each day, by moment',
    },
    purpose: { vi: 'Tính tỷ lệ người trả lời', en: 'To compute how many answer' },
    ground: MEASURING,
    kept: FOR_GOOD,
    expires: false,
    seenBy: READERS,
    concern: 'none',
  },
  {
    prefix: 'TALLY#',
    name: { vi: 'Bảng đếm theo giờ', en: 'Hourly tallies' },
    holds: {
      vi: 'Số phiếu theo mức, kênh, thủ tục, quầy',
      en: 'Counts by level, channel, procedure, counter',
    },
    purpose: { vi: 'Trả lời nhanh mà không đọc từng phiếu', en: 'To answer fast without reading ratings' },
    ground: MEASURING,
    kept: {
      vi: 'Lâu dài; được đếm lại khi có phiếu bị xóa',
      en: 'For good; counted anew when a rating is erased',
    },
    expires: false,
    seenBy: NOBODY,
    concern: 'none',
  },
  {
    prefix: 'SHEET#',
    name: { vi: 'Bảng tháng', en: 'Monthly sheets' },
    holds: { vi: 'Tổng hợp của một đơn vị trong một tháng', en: 'All counts of a unit in a month' },
    purpose: { vi: 'Hiển thị kết quả', en: 'To show results' },
    ground: MEASURING,
    kept: {
      vi: 'Lâu dài; được đếm lại khi có phiếu bị xóa',
      en: 'For good; counted anew when a rating is erased',
    },
    expires: false,
    seenBy: READERS,
    concern: 'none',
  },
  {
    prefix: 'LEDGER#',
    name: { vi: 'Sổ niêm phong', en: 'Ledger' },
    holds: {
      vi: 'Mã băm của các phiếu từng ngày, không đọc ngược được nội dung',
      en: 'Hashes of each day’s ratings, from which no content can be read',
    },
    purpose: {
      vi: 'Chứng minh không phiếu nào bị sửa hay bỏ',
      en: 'To prove that no rating was changed or left out',
    },
    ground: SECURITY,
    kept: { vi: 'Lâu dài', en: 'For good' },
    expires: false,
    seenBy: { vi: 'Mọi người', en: 'Everyone' },
    concern: 'none',
  },
  {
    prefix: 'CONFIG#',
    name: { vi: 'Đơn vị, quầy và thủ tục', en: 'Units, counters and procedures' },
    holds: {
      vi: 'Tên, mã, chỉ tiêu, giờ làm việc của cơ quan',
      en: 'Names, codes, targets and hours of offices',
    },
    purpose: { vi: 'Biết phiếu thuộc về đâu', en: 'To know where a rating belongs' },
    ground: MEASURING,
    kept: WHILE_USED,
    expires: false,
    seenBy: { vi: 'Mọi người', en: 'Everyone' },
    concern: 'none',
  },
  {
    prefix: 'QUESTIONNAIRE#',
    name: { vi: 'Phiếu hỏi', en: 'Questionnaires' },
    holds: {
      vi: 'Câu hỏi, lý do và các phiên bản, kèm vai trò và đơn vị của người soạn',
      en: 'Questions, reasons and their versions, with role and unit of who wrote them',
    },
    purpose: {
      vi: 'Hỏi người dân, và biết mỗi phiếu đã trả lời câu hỏi nào',
      en: 'To ask citizens, and to know which questions each rating answered',
    },
    ground: MEASURING,
    kept: { vi: 'Lâu dài, để hiểu các phiếu đã trả lời', en: 'For good, so that ratings can be understood' },
    expires: false,
    seenBy: {
      vi: 'Mọi người; bản nháp thì người được giao xem kết quả',
      en: 'Everyone; drafts, those who may read results',
    },
    concern: 'none',
  },
  {
    prefix: 'PUBLISHED#',
    name: { vi: 'Dữ liệu mở', en: 'Open data' },
    holds: {
      vi: 'Số lượt đánh giá, chỉ số và số hồ sơ theo đơn vị và tháng; câu trả lời của nhóm dưới mười người và số hồ sơ dưới mười được che, kèm các số cần che để không suy ra được',
      en: 'Numbers of ratings, indices and numbers of dossiers by unit and month; what fewer than ten people answered and fewer than ten dossiers are withheld, and with them what would give them away',
    },
    purpose: { vi: 'Công khai kết quả với người dân', en: 'Results that everybody may see' },
    ground: MEASURING,
    kept: { vi: 'Lâu dài', en: 'For good' },
    expires: false,
    seenBy: { vi: 'Mọi người', en: 'Everyone' },
    concern: 'none',
  },
  {
    prefix: 'IMPROVEMENT#',
    name: { vi: 'Việc đã cải thiện', en: 'What was changed' },
    holds: {
      vi: 'Những việc cơ quan cho biết đã thay đổi nhờ ý kiến của người dân, kèm vai trò và đơn vị của người viết',
      en: 'What offices say that they changed because of citizens, with role and unit of who wrote it',
    },
    purpose: { vi: 'Trả lời người dân đã đánh giá', en: 'An answer to those who rated' },
    ground: MEASURING,
    kept: WHILE_USED,
    expires: false,
    seenBy: { vi: 'Mọi người, trừ người viết', en: 'Everyone, but not who wrote it' },
    concern: 'none',
  },
  {
    prefix: 'SCORECARD#',
    name: { vi: 'Số liệu báo cáo', en: 'Reported figures' },
    holds: {
      vi: 'Số liệu cán bộ nhập theo văn bản, kèm vai trò và đơn vị của người nhập',
      en: 'Figures that officers entered from documents, with role and unit of who did',
    },
    purpose: { vi: 'Bảng chỉ tiêu cải cách hành chính', en: 'The scorecard of administrative reform' },
    ground: MEASURING,
    kept: WHILE_USED,
    expires: false,
    seenBy: {
      vi: 'Người được giao xem kết quả của đơn vị; thanh tra',
      en: 'Those who may read the unit’s results; inspectors',
    },
    concern: 'none',
  },
  {
    prefix: 'MODERATION#',
    name: { vi: 'Ý kiến bị ẩn', en: 'Hidden comments' },
    holds: {
      vi: 'Ý kiến nào bị ẩn, vì lý do nào trong danh sách, vai trò và đơn vị của người ẩn; không có nội dung ý kiến',
      en: 'Which comment is hidden, for which reason of a list, role and unit of who did it; nothing of its text',
    },
    purpose: {
      vi: 'Không để lộ điều mà việc xóa tự động đã bỏ sót, hoặc lời xúc phạm; phiếu vẫn được tính',
      en: 'To show neither what the automatic removal has missed nor insults; the rating still counts',
    },
    ground: SECURITY,
    kept: WHILE_USED,
    expires: false,
    seenBy: OFFICERS,
    concern: 'staff',
  },
  {
    prefix: 'AUDIT#',
    name: { vi: 'Nhật ký thay đổi', en: 'Audit log' },
    holds: {
      vi: 'Ai đã thay đổi gì và khi nào: vai trò, đơn vị, mã tài khoản; không có gì của người dân',
      en: 'Who changed what and when: role, unit and account id; nothing of citizens',
    },
    purpose: { vi: 'Trách nhiệm giải trình', en: 'Accountability' },
    ground: SECURITY,
    kept: { vi: 'Lâu dài; không ai sửa hay xóa được', en: 'For good; nobody can change or remove it' },
    expires: false,
    seenBy: { vi: 'Quản trị và thanh tra', en: 'Administrators and inspectors' },
    concern: 'staff',
  },
  {
    prefix: 'DEVICE#',
    name: { vi: 'Thiết bị tại quầy', en: 'Kiosks' },
    holds: {
      vi: 'Quầy đặt máy, khóa công khai, tình trạng gần nhất (pin, phiên bản, số phiếu chờ gửi), cấu hình. Máy của cơ quan, không phải của người dân',
      en: 'Its counter, public key, last state (battery, release, ratings waiting) and settings. Devices of the office, not of citizens',
    },
    purpose: {
      vi: 'Chỉ nhận phiếu từ máy đã đăng ký, biết máy nào hỏng',
      en: 'To take ratings of enrolled kiosks only, and see which is broken',
    },
    ground: SECURITY,
    kept: {
      vi: 'Tình trạng: chỉ lần gần nhất. Thiết bị và cấu hình: lâu dài',
      en: 'Of the state, the last one only; device and settings for good',
    },
    expires: false,
    seenBy: OFFICERS,
    concern: 'none',
  },
  {
    prefix: 'APIKEY#',
    name: { vi: 'Khóa của phần mềm khác', en: 'Keys of other programmes' },
    holds: { vi: 'Tên, đơn vị, hạn dùng, mã băm của khóa', en: 'Name, unit, expiry and hash of the key' },
    purpose: { vi: 'Cho hệ thống một cửa kết nối', en: 'To let the one-stop system connect' },
    ground: SECURITY,
    kept: {
      vi: 'Khóa hết hạn sau nhiều nhất 400 ngày; bản ghi giữ lâu dài',
      en: 'A key ends after 400 days at most; its record stays',
    },
    expires: false,
    seenBy: { vi: 'Quản trị', en: 'Administrators' },
    concern: 'none',
  },
  {
    prefix: 'WEBHOOK#',
    name: { vi: 'Điểm nhận thông báo của hệ thống khác', en: 'Endpoints of other programmes' },
    holds: {
      vi: 'Địa chỉ điểm nhận, đơn vị, loại sự kiện, nội dung thông báo đã gửi (số liệu tổng hợp, kiosk, quyết định; không có ý kiến, mã phiếu hay thông tin của người dân), thời điểm gửi và mã trả lời. Khóa ký không được lưu',
      en: 'Address of the endpoint, unit, kinds of events, the messages that were sent (totals, kiosks, decisions; no comment, no code of a rating, nothing of a citizen), when they were sent and the status answered. The secret is not stored',
    },
    purpose: {
      vi: 'Báo cho hệ thống của thành phố khi kết quả hoặc kiosk thay đổi',
      en: 'To tell programmes of the city when results or kiosks have changed',
    },
    ground: MEASURING,
    kept: {
      vi: 'Thông báo đã gửi: 30 ngày. Điểm nhận: lâu dài, kể cả khi đã gỡ',
      en: 'Messages: 30 days. Endpoints: for good, also when removed',
    },
    expires: false,
    seenBy: {
      vi: 'Quản trị của đơn vị và đơn vị cấp trên; hệ thống nhận thông báo',
      en: 'Administrators of the unit and those above it; the programme that is told',
    },
    concern: 'staff',
  },
  {
    prefix: 'INVITATION#',
    name: { vi: 'Lời mời đánh giá', en: 'Invitations to rate' },
    holds: {
      vi: 'Số điện thoại, địa chỉ thư hoặc mã Zalo, đã mã hóa, chỉ đến tin nhắn cuối cùng (nhiều nhất hai tin); sau đó chỉ còn mã băm có khóa. Cơ quan, thủ tục, thời điểm gửi',
      en: 'Telephone number, e-mail address or Zalo id, sealed, and only until the last of at most two messages; then a keyed hash of it. Office, procedure, when it is sent',
    },
    purpose: {
      vi: 'Mời người dân đánh giá sau khi đã về',
      en: 'To ask citizens for a rating after they have left',
    },
    ground: CONSENT,
    kept: {
      vi: 'Địa chỉ: đến tin nhắn cuối cùng. Phần còn lại tự xóa khi liên kết trong lời mời hết hạn, khoảng 100 ngày sau lần phục vụ',
      en: 'The address until the last message; the rest is removed by itself when the link has expired, some 100 days after the service',
    },
    expires: true,
    seenBy: NOBODY,
    concern: 'citizen',
  },
  {
    prefix: 'SUBSCRIPTION#',
    name: { vi: 'Người nhận báo cáo qua e-mail', en: 'Who gets reports by e-mail' },
    holds: {
      vi: 'Địa chỉ e-mail đã mã hóa và mã băm có khóa, đơn vị, nhịp gửi, ngôn ngữ, vai trò và đơn vị của người đăng ký, lần gửi gần nhất. Thư không có số liệu',
      en: 'The e-mail address, sealed, and a keyed hash of it; unit, rhythm, language, role and unit of who set it up, what was sent last. The mail has no figures',
    },
    purpose: {
      vi: 'Báo khi báo cáo của đơn vị đã có',
      en: 'To say when the report of a unit is ready',
    },
    ground: RECIPIENT,
    kept: {
      vi: 'Địa chỉ: đến khi dừng; nếu nhà cung cấp thư từ chối thì đến khi có người xóa, nhiều nhất 90 ngày. Phần còn lại tự xóa 90 ngày sau khi dừng',
      en: 'The address until it is ended; one that the provider refused until somebody takes it off the list, 90 days at most. The rest is removed by itself 90 days after the end',
    },
    expires: false,
    seenBy: {
      vi: 'Lãnh đạo, cán bộ, quản trị của đơn vị hoặc đơn vị cấp trên và thanh tra, địa chỉ chỉ hiện một phần',
      en: 'Managers, officers and administrators of the unit or of one above it, and inspectors; of the address a part only',
    },
    concern: 'staff',
  },
  {
    prefix: 'OPTOUT#',
    name: { vi: 'Người từ chối lời mời', en: 'Opt-outs' },
    holds: {
      vi: 'Mã băm có khóa của địa chỉ, và ngày từ chối',
      en: 'A keyed hash of the address, and the day',
    },
    purpose: { vi: 'Không bao giờ mời lại', en: 'Never to ask again' },
    ground: CONSENT,
    kept: { vi: 'Lâu dài, để sự từ chối còn hiệu lực', en: 'For good, so that the refusal holds' },
    expires: false,
    seenBy: NOBODY,
    concern: 'citizen',
  },
  {
    prefix: 'PASSING#',
    name: { vi: 'Dữ liệu tức thời của thiết bị', en: 'Passing items of kiosks' },
    holds: {
      vi: 'Mã ghép nối, số dùng một lần, yêu cầu hiện lên màn hình',
      en: 'Pairing codes, one-time numbers, prompts for a screen',
    },
    purpose: { vi: 'Kết nối thiết bị và chống gửi lại giả mạo', en: 'To connect kiosks and refuse replays' },
    ground: SECURITY,
    kept: { vi: 'Vài phút đến vài ngày, rồi tự xóa', en: 'Minutes to days, then removed by itself' },
    expires: true,
    seenBy: NOBODY,
    concern: 'none',
  },
];

/** What lies elsewhere than in the table. */
export const ELSEWHERE: readonly RegisterEntry[] = [
  {
    name: { vi: 'Nhật ký máy chủ', en: 'Server logs' },
    holds: {
      vi: 'Đường dẫn mẫu, thời gian, mã trả lời, số yêu cầu. Không có địa chỉ mạng, trình duyệt, nội dung phiếu hay số hồ sơ',
      en: 'Route, time, status and id of a request. No network address, browser, content of a rating or number of a dossier',
    },
    purpose: { vi: 'Tìm và sửa lỗi', en: 'To find and mend faults' },
    ground: SECURITY,
    kept: {
      vi: 'Theo cấu hình triển khai; bản phát hành: 90 ngày',
      en: 'As the deployment says; as shipped, 90 days',
    },
    expires: true,
    seenBy: { vi: 'Người vận hành', en: 'Operators' },
    concern: 'none',
  },
  {
    name: { vi: 'Bản sao lưu và bản trích để phân tích', en: 'Backups and exports for analysis' },
    holds: { vi: 'Như những gì được lưu ở trên', en: 'What is stored above' },
    purpose: {
      vi: 'Khôi phục khi có sự cố; trả lời những câu hỏi mà bảng tháng không trả lời được',
      en: 'To restore after a failure; to answer what the sheets cannot',
    },
    ground: SECURITY,
    kept: {
      vi: 'Bản phát hành: sao lưu 35 ngày, bản trích 40 ngày rồi tự xóa; vì vậy nội dung đã xóa cũng biến mất ở đó sau nhiều nhất 40 ngày',
      en: 'As shipped: backups for 35 days, exports for 40, then removed by themselves; so what was erased is gone there too after 40 days at most',
    },
    expires: true,
    seenBy: { vi: 'Người vận hành', en: 'Operators' },
    concern: 'none',
  },
  {
    name: { vi: 'Trên điện thoại hoặc máy tại quầy', en: 'On the phone or kiosk' },
    holds: {
      vi: 'Phiếu chờ gửi khi mất mạng, ngôn ngữ đã chọn. Không có cookie theo dõi',
      en: 'Ratings that wait for a network, the language chosen. No tracking cookies',
    },
    purpose: { vi: 'Không mất phiếu khi mất mạng', en: 'Not to lose a rating when there is no network' },
    ground: MEASURING,
    kept: { vi: 'Đến khi máy chủ đã nhận', en: 'Until the server has taken it' },
    expires: true,
    seenBy: { vi: 'Chỉ thiết bị đó', en: 'That device alone' },
    concern: 'none',
  },
  {
    name: { vi: 'Tài khoản của cán bộ', en: 'Accounts of staff' },
    holds: {
      vi: 'Địa chỉ thư điện tử công vụ để đăng nhập, vai trò, đơn vị, yếu tố xác thực thứ hai',
      en: 'The e-mail address that signs in, role, unit, second factor',
    },
    purpose: { vi: 'Đăng nhập trang quản lý', en: 'To sign in to the dashboard' },
    ground: SECURITY,
    kept: {
      vi: 'Khi còn làm nhiệm vụ; ở hệ thống đăng nhập, không ở đây',
      en: 'While in office; with the sign-in provider, not here',
    },
    expires: false,
    seenBy: { vi: 'Quản trị', en: 'Administrators' },
    concern: 'staff',
  },
];
