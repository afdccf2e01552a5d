/** What the API says of a cell or a table, and the same in Vietnamese; `$1` is what stands in the first group. */
const IN_VIETNAMESE: readonly (readonly [english: RegExp, vietnamese: string])[] = [
  [/^must not be blank$/, 'không được để trống'],
  [/^"(.+)" stands on line (\d+) already$/, '"$1" đã có ở dòng $2'],
  [/^has another number of cells than the header$/, 'có số ô khác với dòng tiêu đề'],
  [/^the file has no rows below its header$/, 'tệp không có dòng nào dưới dòng tiêu đề'],
  [/^unknown column "(.+)"; known are (.+)$/s, 'không có cột "$1"; các cột dùng được là $2'],
  [/^column "(.+)" is missing$/, 'thiếu cột "$1"'],
  [/^column "(.+)" stands twice$/, 'cột "$1" bị lặp'],
  [/^(?:Quote Not Closed|Invalid Closing Quote|Invalid Opening Quote).*$/s, 'dấu ngoặc kép đặt sai chỗ'],
  [/^may have (\d+) letters$/, 'dài quá $1 ký tự'],
  [/^must be on one line, without control characters$/, 'phải nằm trên một dòng, không có ký tự điều khiển'],
  [/^must be a month such as (.+)$/, 'phải là tháng, ví dụ $1'],
  [/^must be a number from (\d+) to (\d+)$/, 'phải là số từ $1 đến $2'],
  [/^must be a whole number from (\d+) to (\d+)$/, 'phải là số nguyên từ $1 đến $2'],
  [
    /^must be 1 to 20 capital letters, digits, dots or dashes$/,
    'phải có từ 1 đến 20 chữ hoa, chữ số, dấu chấm hoặc gạch ngang',
  ],
  [
    /^no unit has the code "(.+)", in this list or before$/,
    'không có đơn vị nào mang mã "$1", cả trong tệp này',
  ],
  [/^no unit has the code "(.+)"$/, 'không có đơn vị nào mang mã "$1"'],
  [/^no other unit has the code "(.+)"$/, 'không có đơn vị nào khác mang mã "$1"'],
  [/^must be the month from which the unit is closed$/, 'phải ghi tháng đơn vị kết thúc hoạt động'],
  [
    /^are named where a unit is closed: its parent must be "closed"$/,
    'chỉ ghi khi đơn vị kết thúc: parent phải là "closed"',
  ],
  [/^is the unit itself$/, 'là chính đơn vị này'],
  [/^puts the unit below itself: (.+)$/, 'làm đơn vị nằm dưới chính nó: $1'],
  [
    /^closes a unit below which (.+) still stand: place or close them in the same list$/,
    'kết thúc một đơn vị còn có $1 trực thuộc: hãy chuyển hoặc kết thúc các đơn vị đó trong cùng tệp',
  ],
  [
    /^must be months in order, each with a formula \((.+)\), such as (.+)$/,
    'phải là các tháng theo thứ tự, mỗi tháng một công thức ($1), ví dụ $2',
  ],
  [
    /^must be a month after (\S+): what is counted already .+$/,
    'phải là tháng sau $1: số liệu đã tính chỉ được chuyển bằng lệnh "npm run import:units", lệnh này tính lại',
  ],
  [
    /^must be (\S+) or later where the target becomes other: .+$/,
    'phải từ tháng $1 trở đi khi đổi chỉ tiêu: các tháng đã qua giữ kết luận theo chỉ tiêu cũ',
  ],
  [
    /^must be given where the name becomes other; until then it is "(.+)"$/,
    'phải ghi tên tiếng Anh khi đổi tên; tên tiếng Anh hiện nay là "$1"',
  ],
  [
    /^cannot become other from (\S+) on, when the unit is closed: .+$/,
    'không thể thay đổi từ tháng $1, khi đơn vị đã kết thúc: hãy giữ nguyên, hoặc ghi một tháng trước đó trong danh sách riêng',
  ],
  [
    /^of a counter must be that of its unit, a dash and its number, such as (.+)$/,
    'của quầy phải là mã đơn vị, gạch ngang và số quầy, ví dụ $1',
  ],
  [/^is left blank where the row is a counter$/, 'phải để trống khi dòng là một quầy'],
  [
    /^of a counter is left blank, or "closed" where there is none any longer$/,
    'của quầy phải để trống, hoặc ghi "closed" khi bỏ quầy',
  ],
  [/^must be before (\S+), when the unit is closed$/, 'phải trước $1, khi đơn vị kết thúc'],
  [
    /^must be given where a counter is new or renamed$/,
    'phải ghi tên tiếng Anh của quầy mới hoặc quầy đổi tên',
  ],
  [/^must be one of (.+)$/, 'phải là một trong: $1'],
  [/^must be yes or no$/, 'phải là có hoặc không (yes, no)'],
  [
    /^must be a national code such as (\S+): .+$/,
    'phải là mã thủ tục quốc gia, ví dụ $1: chữ hoa, chữ số, dấu chấm, gạch ngang',
  ],
  [/^must not be before (\S+), from which it is offered$/, 'không được trước $1, tháng bắt đầu áp dụng'],
  [/^must be (.+) or (\S+)$/, 'phải là $1 hoặc $2'],
];

/** The fault in Vietnamese; `undefined` where nobody has said it yet. */
export const faultInVietnamese = (message: string): string | undefined => {
  const [, line, rest] = /^line (\d+): (.+)$/s.exec(message) ?? [];
  if (line !== undefined && rest !== undefined) {
    const told = faultInVietnamese(rest);
    return told === undefined ? undefined : `dòng ${line}: ${told}`;
  }
  const known = IN_VIETNAMESE.find(([english]) => english.test(message));
  return known && message.replace(...known);
};
