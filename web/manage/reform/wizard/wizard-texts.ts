import type { Text } from '#domain/questionnaire.ts';
import type { UnitKind } from '#domain/unit.ts';
import type { Act } from './act-rows.ts';

/** Every fixed text of the reform in steps. */
export const WIZARD_TEXTS = {
  title: { vi: 'Sắp xếp từng bước', en: 'A reform in steps' },
  act: { vi: '1. Việc cần làm', en: '1. What is to be done' },
  month: { vi: 'Có hiệu lực từ tháng', en: 'Takes effect in the month' },
  monthStep: { vi: 'Từ tháng nào', en: 'From which month' },
  monthHow: {
    vi: 'Các tháng trước tháng này giữ nguyên đơn vị và số liệu cũ.',
    en: 'Months before it keep their units and their figures.',
  },
  find: { vi: 'Tìm theo tên hoặc mã, không cần dấu', en: 'Search by name or code, without marks' },
  nothing: { vi: 'Không tìm thấy đơn vị nào.', en: 'No unit is found.' },
  add: { vi: 'Chọn', en: 'Choose' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  most: { vi: 'nhận phần lớn', en: 'takes most' },
  fresh: { vi: 'Lập đơn vị mới để tiếp nhận', en: 'Found a new unit to take over' },
  code: { vi: 'Mã đơn vị', en: 'Code' },
  nameVi: { vi: 'Tên tiếng Việt', en: 'Vietnamese name' },
  nameEn: { vi: 'Tên tiếng Anh', en: 'English name' },
  kind: { vi: 'Loại đơn vị', en: 'Kind' },
  found: { vi: 'Thêm đơn vị mới', en: 'Add the new unit' },
  names: { vi: 'Tên mới', en: 'New name' },
  preview: { vi: 'Xem trước thay đổi', en: 'See what it changes' },
  missing: {
    vi: 'Hãy chọn đủ đơn vị và tháng để xem trước.',
    en: 'Choose the units and the month to see what it changes.',
  },
} as const satisfies Record<string, Text>;

type OfAct = { readonly name: Text; readonly how: Text; readonly units: Text; readonly to: Text };

/** Each act as people say it, and whom it asks for. */
export const ACT_TEXTS: Readonly<Record<Act, OfAct>> = {
  merge: {
    name: { vi: 'Nhập', en: 'Merge' },
    how: {
      vi: 'Một hay nhiều đơn vị kết thúc, một đơn vị tiếp nhận.',
      en: 'One or more units end, and one takes over.',
    },
    units: { vi: '2. Đơn vị kết thúc', en: '2. Units that end' },
    to: { vi: '3. Đơn vị tiếp nhận', en: '3. Unit that takes over' },
  },
  split: {
    name: { vi: 'Chia', en: 'Split' },
    how: {
      vi: 'Một đơn vị kết thúc, nhiều đơn vị tiếp nhận.',
      en: 'One unit ends, and several take over.',
    },
    units: { vi: '2. Đơn vị được chia', en: '2. Unit that is split' },
    to: {
      vi: '3. Các đơn vị tiếp nhận, đơn vị nhận phần lớn trước',
      en: '3. Units that take over, the one that takes most first',
    },
  },
  rename: {
    name: { vi: 'Đổi tên', en: 'Rename' },
    how: {
      vi: 'Đơn vị giữ mã, số liệu và có tên mới.',
      en: 'The unit keeps code and figures under a new name.',
    },
    units: { vi: '2. Đơn vị đổi tên', en: '2. Unit that is renamed' },
    to: { vi: '3. Tên mới', en: '3. New name' },
  },
  move: {
    name: { vi: 'Chuyển', en: 'Move' },
    how: { vi: 'Đơn vị chuyển sang cấp trên khác.', en: 'Units are put under another unit.' },
    units: { vi: '2. Đơn vị được chuyển', en: '2. Units that move' },
    to: { vi: '3. Đơn vị cấp trên mới', en: '3. Unit above from then on' },
  },
  abolish: {
    name: { vi: 'Giải thể', en: 'Abolish' },
    how: {
      vi: 'Đơn vị kết thúc, không có đơn vị tiếp nhận; đơn vị trực thuộc về cấp trên.',
      en: 'Units end and nobody takes over; what stood below them goes to the unit above.',
    },
    units: { vi: '2. Đơn vị giải thể', en: '2. Units that end' },
    to: { vi: '', en: '' },
  },
};

export const UNIT_KIND_TEXTS: Readonly<Record<UnitKind, Text>> = {
  ward: { vi: 'Phường', en: 'Ward' },
  commune: { vi: 'Xã', en: 'Commune' },
  'special-zone': { vi: 'Đặc khu', en: 'Special zone' },
  department: { vi: 'Sở, ban, ngành', en: 'Department' },
  desk: { vi: 'Bộ phận một cửa', en: 'One-stop desk' },
  city: { vi: 'Thành phố', en: 'City' },
  province: { vi: 'Tỉnh', en: 'Province' },
  district: { vi: 'Quận, huyện', en: 'District' },
  town: { vi: 'Thị xã, thị trấn', en: 'Town' },
  country: { vi: 'Cả nước', en: 'Country' },
  unit: { vi: 'Đơn vị khác', en: 'Other unit' },
};
