import type { OnlineLevel, Service } from '#domain/service.ts';
import { JUSTICE_FIELDS } from './justice-services.ts';
import type { ServiceField } from './service-field.ts';

/*
 * Real procedures under their real national codes. For each, code and name were found together in a public
 * source: crawled pages of the National Public Service Portal and a crawled list of what wards take in there;
 * for five of them a published text of the residence procedures (1.010028, 1.010041), an extract of a city's
 * decisions (1.013229) or programmes that guide people through the portal (1.014027, 2.001610). The most
 * frequent ones are also in a ward's own list. Left out is whatever sources give different codes for, or was
 * replaced in 2026.
 *
 * Names drop "Thủ tục" in front, what stands in brackets, and enumerations of issuing bodies. The weights
 * are invented, with certified copies far in front as at every ward counter.
 */
const FIELDS: readonly ServiceField[] = [
  ...JUSTICE_FIELDS,
  {
    name: { vi: 'Đăng ký, quản lý cư trú', en: 'Residence' },
    level: 'commune',
    rows: [
      ['1.004222', 45, 'Đăng ký thường trú', 'Registration of permanent residence'],
      ['1.004194', 32, 'Đăng ký tạm trú', 'Registration of temporary residence'],
      ['1.002755', 10, 'Gia hạn tạm trú', 'Extension of temporary residence'],
      ['1.003197', 6, 'Xóa đăng ký thường trú', 'Removal from permanent residence'],
      ['1.010028', 4, 'Xóa đăng ký tạm trú', 'Removal from temporary residence'],
      ['1.010038', 8, 'Tách hộ', 'Separation of a household'],
      ['1.010041', 24, 'Xác nhận thông tin về cư trú', 'Confirmation of residence data'],
      ['1.003677', 3, 'Khai báo tạm vắng', 'Declaration of temporary absence'],
      ['2.001159', 5, 'Thông báo lưu trú', 'Notice of a stay'],
    ],
  },
  {
    name: { vi: 'Thành lập và hoạt động của hộ kinh doanh', en: 'Household businesses' },
    level: 'commune',
    rows: [
      ['1.001612', 22, 'Đăng ký thành lập hộ kinh doanh', 'Registration of a household business'],
      [
        '2.000720',
        9,
        'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh',
        'Change to the registration of a household business',
      ],
      [
        '1.001570',
        3,
        'Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn đã đăng ký của hộ kinh doanh',
        'Pause of a household business, or its early resumption',
      ],
      ['1.001266', 8, 'Chấm dứt hoạt động hộ kinh doanh', 'Closure of a household business'],
      [
        '2.000575',
        3,
        'Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh, Cấp đổi sang Giấy chứng nhận đăng ký hộ kinh doanh',
        'Replacement or exchange of a household business certificate',
      ],
    ],
  },
  {
    name: { vi: 'Bảo trợ xã hội', en: 'Social assistance' },
    level: 'commune',
    rows: [
      [
        '1.014027',
        14,
        'Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội',
        'Social pension: grant, adjustment or end',
      ],
      [
        '1.001776',
        12,
        'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng',
        'Monthly social allowance or care support: grant, adjustment or end',
      ],
      [
        '1.001699',
        7,
        'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật',
        'Determination of the degree of a disability, with its certificate',
      ],
      ['1.001653', 2, 'Đổi, cấp lại Giấy xác nhận khuyết tật', 'Replacement of a disability certificate'],
      [
        '1.001731',
        6,
        'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
        'Funeral support for people on social assistance',
      ],
    ],
  },
  {
    name: { vi: 'Người có công', en: 'People of meritorious service' },
    level: 'commune',
    rows: [
      [
        '1.010833',
        5,
        'Cấp giấy xác nhận thân nhân của người có công',
        'Certificate for relatives of a person of meritorious service',
      ],
    ],
  },
  {
    name: { vi: 'Hoạt động xây dựng', en: 'Construction' },
    level: 'commune',
    rows: [
      [
        '1.013225',
        9,
        'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
        'Permit for a new building of class III or IV or a separate house',
      ],
      [
        '1.013229',
        5,
        'Cấp giấy phép xây dựng sửa chữa, cải tạo đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
        'Permit to repair or alter a building of class III or IV or a separate house',
      ],
      [
        '1.013227',
        1,
        'Gia hạn giấy phép xây dựng đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
        'Extension of a permit for a building of class III or IV or a separate house',
      ],
    ],
  },
  {
    name: { vi: 'Nhà ở và công sở', en: 'Housing' },
    level: 'commune',
    rows: [
      [
        '1.012888',
        1,
        'Công nhận Ban quản trị nhà chung cư',
        'Recognition of the board of an apartment building',
      ],
    ],
  },
  {
    name: { vi: 'Đất đai', en: 'Land' },
    level: 'commune',
    rows: [['1.012812', 4, 'Hòa giải tranh chấp đất đai', 'Conciliation of a land dispute']],
  },
  {
    name: { vi: 'Hạ tầng kỹ thuật', en: 'Urban infrastructure' },
    level: 'commune',
    rows: [
      ['1.002693', 2, 'Cấp giấy phép chặt hạ, dịch chuyển cây xanh', 'Permit to fell or move a public tree'],
    ],
  },
  {
    name: { vi: 'Nghĩa vụ quân sự', en: 'Military service' },
    level: 'commune',
    rows: [['1.013133', 4, 'Đăng ký nghĩa vụ quân sự lần đầu', 'First registration for military service']],
  },
  {
    name: { vi: 'Thành lập và hoạt động của doanh nghiệp', en: 'Enterprises' },
    level: 'province',
    rows: [
      [
        '2.001583',
        4,
        'Đăng ký thành lập công ty TNHH một thành viên',
        'Registration of a one-member limited liability company',
      ],
      [
        '2.001199',
        3,
        'Đăng ký thành lập công ty TNHH hai thành viên trở lên',
        'Registration of a limited liability company of two or more members',
      ],
      ['2.001610', 1, 'Đăng ký thành lập doanh nghiệp tư nhân', 'Registration of a private enterprise'],
    ],
  },
];

/**
 * Of the essential services that Quyết định 06/QĐ-TTg of 2022 has put on the national portal, those that stand above. Whoever
 * marries comes in person, so that is partial. Of the others nothing is said, rather than guessed.
 */
const ESSENTIAL: Readonly<Record<string, OnlineLevel>> = {
  '1.001193': 'full',
  '1.000656': 'full',
  '1.000894': 'partial',
  '1.004222': 'full',
  '1.004194': 'full',
  '1.003677': 'full',
  '2.001159': 'full',
};

export const DEMONSTRATION_SERVICES: readonly Service[] = FIELDS.flatMap(({ name: field, level, rows }) =>
  rows.map(([code, , vi, en]) => {
    const onlineLevel = ESSENTIAL[code];
    const online = onlineLevel === undefined ? {} : { onlineLevel, integrated: true };
    return { code, name: { vi, en }, field, level, ...online };
  }),
);

/** How often each of `DEMONSTRATION_SERVICES` is asked for, in their order; any unit. */
export const SERVICE_WEIGHTS: readonly number[] = FIELDS.flatMap(({ rows }) => rows.map((row) => row[1]));
