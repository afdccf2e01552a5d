import type { Text } from '#domain/questionnaire.ts';
import type { ReformKind } from '#domain/reform.ts';

/** Every fixed text of the page of reforms. */
export const REFORM_TEXTS = {
  reform: { vi: 'Sắp xếp', en: 'Reform' },
  title: { vi: 'Sắp xếp đơn vị', en: 'Reform of the units' },
  importTitle: { vi: 'Thay đổi đơn vị', en: 'Change units' },
  importHow: {
    vi: 'Trong tệp, mỗi dòng là một đơn vị, với các cột code, name, name_en, type, parent, valid_from, successors, target_percent, counters. Tên, loại, chỉ tiêu và số quầy mới có hiệu lực từ tháng valid_from, để trống là từ tháng này; các tháng trước giữ như cũ. Quầy là một dòng có type là counter và mã như 00070-03; để bỏ quầy, ghi parent là closed. Để kết thúc một đơn vị, ghi parent là closed và successors là mã các đơn vị tiếp nhận, đơn vị nhận phần lớn đứng trước. Việc chuyển, nhập, giải thể có hiệu lực từ tháng sau trở đi; số liệu đã có giữ nguyên.',
    en: 'In the file each line is a unit, with the columns code, name, name_en, type, parent, valid_from, successors, target_percent, counters. A new name, kind, target or number of counters holds from the month valid_from on, from this month where it is blank; months before keep theirs. A counter is a line of the type counter with a code such as 00070-03; closed as its parent takes it away. To close a unit, write closed as its parent and, as successors, the codes of those that take over, the one that takes most first. Moves, mergers and closures begin with next month at the earliest; what is counted already stays.',
  },
  change: { vi: 'Sửa', en: 'Change' },
  nameVi: { vi: 'Tên tiếng Việt', en: 'Vietnamese name' },
  nameEn: { vi: 'Tên tiếng Anh', en: 'English name' },
  counters: { vi: 'Số quầy', en: 'Number of counters' },
  target: { vi: 'Chỉ tiêu (%)', en: 'Target (%)' },
  tryOut: { vi: 'Xem thay đổi', en: 'See what changes' },
  export: { vi: 'Tải danh sách đơn vị (CSV)', en: 'Download the units (CSV)' },
  from: { vi: 'từ', en: 'from' },
  under: { vi: 'thuộc', en: 'under' },
  atTheTop: { vi: 'ở cấp cao nhất', en: 'at the top' },
  into: { vi: 'vào', en: 'into' },
  among: { vi: 'chia cho', en: 'divided among' },
  noSuccessor: { vi: 'không có đơn vị tiếp nhận', en: 'nobody takes over' },
  takesOver: { vi: 'tiếp nhận từ', en: 'takes over from' },
  formerly: { vi: 'trước là', en: 'formerly' },
  since: { vi: 'Thay đổi bắt đầu từ', en: 'The changes begin in' },
  kept: {
    vi: 'Các tháng trước giữ nguyên đơn vị, tên, chỉ tiêu và số liệu.',
    en: 'Earlier months keep their units, names, targets and figures.',
  },
  targetOther: { vi: 'chỉ tiêu', en: 'target' },
  inherited: { vi: 'theo đơn vị cấp trên', en: 'as the unit above' },
  countersGone: { vi: 'bỏ quầy', en: 'no longer has the counters' },
  countersNamed: { vi: 'quầy', en: 'counters' },
  kiosksLeft: {
    vi: 'CHÚ Ý: còn thiết bị đánh giá ở quầy bị bỏ, từ tháng đó không ai đánh giá được ở đó:',
    en: 'MIND: kiosks still stand at counters that are no more, and nobody can rate there from then on:',
  },
  countersOf: { vi: 'Danh sách quầy của', en: 'Counters of' },
  addCounter: { vi: 'Thêm quầy', en: 'Add a counter' },
  gone: { vi: 'Bỏ quầy này', en: 'There is no such counter any longer' },
  list: { vi: 'Gửi danh sách (CSV)', en: 'Send a list (CSV)' },
  how: {
    vi: 'Chọn việc cần làm theo từng bước, hoặc gửi một danh sách. Trang này luôn cho xem trước; chưa có gì được ghi trước khi bấm Áp dụng.',
    en: 'Say in steps what is to be done, or send a list. What it changes is always shown first; nothing is written before you press Apply.',
  },
  month: { vi: 'Áp dụng từ tháng', en: 'Applies from the month' },
  predecessors: { vi: 'Được thành lập từ', en: 'Formed from' },
  noPredecessors: {
    vi: 'Đơn vị này chưa tiếp nhận đơn vị nào.',
    en: 'This unit has taken over from no other.',
  },
  partly: { vi: 'một phần', en: 'a part' },
} as const satisfies Record<string, Text>;

/** What becomes of a unit. */
export const KIND_TEXTS: Readonly<Record<ReformKind, Text>> = {
  merged: { vi: 'Nhập vào đơn vị khác', en: 'Merged' },
  split: { vi: 'Chia tách', en: 'Split' },
  abolished: { vi: 'Giải thể', en: 'Abolished' },
  added: { vi: 'Thành lập mới', en: 'New' },
  moved: { vi: 'Chuyển đơn vị cấp trên', en: 'Moved' },
  renamed: { vi: 'Đổi tên', en: 'Renamed' },
  changed: { vi: 'Thay đổi khác', en: 'Other changes' },
};

/** Fields of a unit as changes name them. */
export const UNIT_FIELD_TEXTS: Readonly<Record<string, Text>> = {
  kind: { vi: 'loại đơn vị', en: 'kind' },
  targetPercent: { vi: 'chỉ tiêu', en: 'target' },
  formulas: { vi: 'công thức', en: 'formula' },
  counters: { vi: 'quầy', en: 'counters' },
};
