import type { Text } from '#domain/questionnaire.ts';
import type { OnlineLevel, ServiceLevel } from '#domain/service.ts';
import type { RefusalWords } from '../refusals/told.ts';

/** Every fixed text of the page of services. */
export const SERVICE_TEXTS = {
  services: { vi: 'Thủ tục', en: 'Services' },
  title: { vi: 'Danh mục thủ tục hành chính', en: 'Catalogue of administrative procedures' },
  online: { vi: 'Trực tuyến (mức 3–4, một phần, toàn trình)', en: 'Online (level 3–4, partial, full)' },
  full: { vi: 'Trực tuyến toàn trình', en: 'Fully online' },
  integrated: { vi: 'Tích hợp Cổng Dịch vụ công quốc gia', en: 'On the National Public Service Portal' },
  ofOffered: { vi: 'trên tổng số thủ tục đang áp dụng', en: 'of the services offered now' },
  search: { vi: 'Tìm theo mã hoặc tên, không cần dấu', en: 'Find by code or name; marks do not matter' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  level: { vi: 'Cấp thực hiện', en: 'Level of government' },
  onlineLevel: { vi: 'Mức độ trực tuyến', en: 'Online level' },
  portal: { vi: 'Cổng quốc gia', en: 'National portal' },
  all: { vi: 'Tất cả', en: 'All' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  unknown: { vi: 'Chưa rõ', en: 'Not said' },
  code: { vi: 'Mã', en: 'Code' },
  name: { vi: 'Tên thủ tục', en: 'Service' },
  state: { vi: 'Hiệu lực', en: 'Validity' },
  foundOne: { vi: 'thủ tục', en: 'service' },
  found: { vi: 'thủ tục', en: 'services' },
  none: { vi: 'Không có thủ tục nào phù hợp.', en: 'No service fits.' },
  allUnits: { vi: 'Mọi đơn vị', en: 'All units' },
  offered: { vi: 'Đang áp dụng', en: 'Offered' },
  ended: { vi: 'Đã hết hiệu lực từ sau', en: 'Ended after' },
  toCome: { vi: 'Áp dụng từ', en: 'Offered from' },
  export: { vi: 'Tải danh mục (CSV)', en: 'Download the catalogue (CSV)' },
  showAll: { vi: 'Xem tất cả', en: 'Show all' },
  importTitle: { vi: 'Cập nhật danh mục từ tệp', en: 'Update the catalogue from a file' },
  importHow: {
    vi: 'Tải danh mục về, sửa trong bảng tính rồi chọn lại tệp ở đây. Ô để trống giữ nguyên; dấu - xóa giá trị. Thủ tục không bao giờ bị xóa, chỉ kết thúc bằng cột valid_until.',
    en: 'Download the catalogue, edit it in a spreadsheet and choose the file here. A blank cell leaves what is known; a dash takes it back. A service is never removed, only ended by the column valid_until.',
  },
  added: { vi: 'Thêm mới', en: 'Added' },
  changed: { vi: 'Thay đổi', en: 'Changed' },
  unreachable: {
    vi: 'Không kết nối được máy chủ, đang thử lại.',
    en: 'The server cannot be reached; trying again.',
  },
} as const satisfies Record<string, Text>;

export const SERVICE_REFUSALS: RefusalWords = {
  unreachable: SERVICE_TEXTS.unreachable,
  fields: { q: SERVICE_TEXTS.search },
};

export const LEVEL_TEXTS: Readonly<Record<ServiceLevel, Text>> = {
  central: { vi: 'Trung ương', en: 'Central' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province' },
  commune: { vi: 'Xã, phường', en: 'Commune' },
};

export const ONLINE_TEXTS: Readonly<Record<OnlineLevel, Text>> = {
  none: { vi: 'Chưa trực tuyến', en: 'Not online' },
  'level-2': { vi: 'Mức 2 (trước 2022)', en: 'Level 2 (before 2022)' },
  'level-3': { vi: 'Mức 3 (trước 2022)', en: 'Level 3 (before 2022)' },
  'level-4': { vi: 'Mức 4 (trước 2022)', en: 'Level 4 (before 2022)' },
  partial: { vi: 'Một phần', en: 'Partial' },
  full: { vi: 'Toàn trình', en: 'Full' },
};

/** Fields of a service as changes name them. */
export const FIELD_TEXTS: Readonly<Record<string, Text>> = {
  name: { vi: 'tên', en: 'name' },
  field: { vi: 'lĩnh vực', en: 'field' },
  level: { vi: 'cấp thực hiện', en: 'level of government' },
  onlineLevel: { vi: 'mức độ trực tuyến', en: 'online level' },
  integrated: { vi: 'cổng quốc gia', en: 'national portal' },
  units: { vi: 'đơn vị thực hiện', en: 'units that offer it' },
  validFrom: { vi: 'tháng bắt đầu', en: 'first month' },
  validUntil: { vi: 'tháng kết thúc', en: 'last month' },
};
