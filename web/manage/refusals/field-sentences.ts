import { faultInVietnamese } from '../imports/fault-texts.ts';

/** What the API says of a field, and the same in Vietnamese; `$1` is what stands in the first group. */
const IN_VIETNAMESE: readonly (readonly [english: RegExp, vietnamese: string])[] = [
  [/^must say which programme uses the key$/, 'phải ghi phần mềm nào dùng khóa'],
  [
    /^must be a day to come, at most (\d+) days from now$/,
    'phải là hôm nay hoặc một ngày sắp tới, cách hôm nay nhiều nhất $1 ngày',
  ],
  [/^must be a day from (\S+) to (\S+)$/, 'phải là một ngày từ $1 đến $2'],
  [/^must be a day,? such as .+$/, 'phải là một ngày có thật'],
  [/^must not be later than today.*$/, 'không được sau hôm nay'],
  [/^must be said in 1 to (\d+) characters$/, 'phải có nội dung, dài nhất $1 ký tự'],
  [/^must have no characters that cannot be seen$/, 'không được có ký tự ẩn'],
  [/^may have at most (\d+) letters$/, 'dài quá $1 ký tự'],
  [/^may have no control characters, < or >$/, 'không được có ký tự điều khiển, dấu < hoặc dấu >'],
  [/^must be an address such as (.+)$/, 'phải là địa chỉ đầy đủ, ví dụ $1'],
  [/^must hold no name and no password.*$/, 'không được chứa tên đăng nhập hay mật khẩu; tin báo đã được ký'],
  [/^must end without #$/, 'không được có dấu # và phần sau đó'],
  [/^must begin with https:\/\/$/, 'phải bắt đầu bằng https://'],
  [/^must name its machine; numbers are not taken$/, 'phải dùng tên miền, không dùng số IP'],
  [/^must be an address of the public internet$/, 'phải là tên miền công khai trên internet'],
  [
    /^has (\d+) webhooks; remove one that nobody needs$/,
    'đã có $1 địa chỉ nhận; hãy gỡ một địa chỉ không còn cần',
  ],
  [/^must name at least one kind of event$/, 'phải chọn ít nhất một loại sự kiện'],
  [/^must be a tag such as (\S+) or (\S+)$/, 'phải là mã ngôn ngữ, ví dụ $1 hoặc $2'],
  [/^must name at least one language$/, 'phải có ít nhất một ngôn ngữ'],
  [/^must name at least one day$/, 'phải chọn ít nhất một ngày trong tuần'],
  [/^must be (?:a whole number of )?(\d+) to (\d+)(?: seconds)?$/, 'phải từ $1 đến $2'],
  [/^may have at most (\d+) services$/, 'nhiều nhất $1 thủ tục'],
  [/^is the code of no procedure; such as (.+)$/, 'không có thủ tục nào mang mã này; mã có dạng $1'],
  [/^must be later than from$/, 'giờ kết thúc phải sau giờ bắt đầu'],
  [/^must be a time such as (\S+)$/, 'phải là giờ, ví dụ $1'],
  [
    /^must have the texts "vi" and "en", of at most (\d+) letters$/,
    'phải có cả hai ngôn ngữ, mỗi ngôn ngữ dài nhất $1 ký tự',
  ],
  [/^must be 6 to 12 digits.*$/, 'phải có từ 6 đến 12 chữ số'],
  [/^must be one that kiosks ask: (.+)$/, 'phải là phiếu hỏi dùng được trên kiosk: $1'],
  [/^must be the code that the device shows, such as (\S+)$/, 'phải là mã đang hiện trên thiết bị, ví dụ $1'],
  [/^is the code of no counter.*$/, 'không có quầy nào mang mã này'],
  [/^must not be (?:after "to"|later than to)$/, 'không được sau ngày kết thúc'],
  [/^must be at most (\d+) months before "to"$/, 'phải cách ngày kết thúc nhiều nhất $1 tháng'],
  [/^must be within three years of to$/, 'phải cách ngày kết thúc nhiều nhất ba năm'],
  [
    /^must be chosen so that at most ([\d,]+) entries fit; export a shorter time$/,
    'có quá $1 mục; xin chọn khoảng thời gian ngắn hơn rồi tải lại',
  ],
  [
    /^must be lower-case letters, digits and dashes, such as "(.+)", of at most (\d+)$/,
    'chỉ gồm chữ thường không dấu, chữ số và gạch ngang, ví dụ "$1", dài nhất $2 ký tự',
  ],
  [
    /^must be one line without invisible characters or spaces at its ends$/,
    'phải nằm trên một dòng, không có ký tự ẩn, không có dấu cách ở đầu và cuối',
  ],
  [/^is the id of another .+; each has its own$/, 'trùng mã với một mục khác; mỗi mục có mã riêng'],
  [/^has other words after another score$/, 'có nội dung khác với cùng lý do ở mức khác'],
  [
    /^can be offered only after an overall question; remove them$/,
    'chỉ hỏi được sau câu hỏi chung; hãy xóa các lý do này',
  ],
  [/^has (\d+) reasons; a kiosk shows (\d+)$/, 'có $1 lý do; kiosk chỉ hiện được $2'],
  [/^must stay "(.+)": a tap on a kiosk answers it$/, 'phải giữ mã "$1": kiosk trả lời câu hỏi này'],
  [/^is empty: a questionnaire asks at least one question$/, 'phải có ít nhất một câu hỏi'],
  [/^asks (\d+) questions; at most (\d+) are allowed$/, 'có $1 câu hỏi; nhiều nhất $2 câu'],
  [
    /^is missing: the words differ from version (\d+).*$/,
    'câu chữ khác phiên bản $1: hãy cho biết kết quả còn so sánh được không, và vì sao',
  ],
  [/^is missing: .+$/, 'chưa có nội dung'],
  [/^must be there and of type .+$/, 'phải có nội dung'],
  [/^has (\d+) letters; at most (\d+) fit$/, 'có $1 ký tự; nhiều nhất $2 ký tự'],
  [/^asks what another question asks in the same words$/, 'trùng câu chữ với một câu hỏi khác'],
  [/^has no (?:element|question); .+$/, 'chưa có câu hỏi nào'],
  [/^is too long$/, 'quá dài'],
  [
    /^needs a published version of a form that screens ask before this one; leave it out$/,
    'chỉ dùng được khi đã có phiên bản trước đang ban hành của phiếu hỏi trên kiosk; hãy để trống',
  ],
];

/** What is wrong with a field, or with a cell of a table, in Vietnamese; `undefined` where nobody has said it yet. */
export const fieldInVietnamese = (message: string): string | undefined => {
  const known = IN_VIETNAMESE.find(([english]) => english.test(message));
  if (!known) return faultInVietnamese(message);
  return message.replace(...known).replace(/(\d),(\d{3})/g, '$1.$2');
};
