import type { ServiceField } from './service-field.ts';

/** What the justice officials of a commune handle, the greater part of all visits; sources in services.ts. */
export const JUSTICE_FIELDS: readonly ServiceField[] = [
  {
    name: { vi: 'Chứng thực', en: 'Certification' },
    level: 'commune',
    rows: [
      ['2.000815', 300, 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Certified copy of an original'],
      ['2.000884', 90, 'Chứng thực chữ ký trong các giấy tờ, văn bản', 'Certification of a signature'],
      [
        '2.001035',
        16,
        'Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở',
        'Certification of a transaction in movables, land use rights or housing',
      ],
      ['2.000908', 10, 'Cấp bản sao từ sổ gốc', 'Copy from an original register'],
      [
        '2.000942',
        4,
        'Cấp bản sao có chứng thực từ bản chính giao dịch đã được chứng thực',
        'Certified copy of a certified transaction',
      ],
      [
        '2.000913',
        3,
        'Chứng thực việc sửa đổi, bổ sung, hủy bỏ giao dịch',
        'Certification of a change to a transaction or of its cancellation',
      ],
      ['2.000927', 2, 'Sửa lỗi sai sót trong giao dịch', 'Correction of errors in a transaction'],
      [
        '2.000992',
        4,
        'Chứng thực chữ ký người dịch mà người dịch là cộng tác viên dịch thuật của Ủy ban nhân dân cấp xã, tổ chức hành nghề công chứng',
        'Certification of the signature of a registered translator',
      ],
      [
        '2.001008',
        3,
        'Chứng thực chữ ký người dịch mà người dịch không phải là cộng tác viên dịch thuật của Ủy ban nhân dân cấp xã, tổ chức hành nghề công chứng',
        'Certification of the signature of another translator',
      ],
      ['2.001019', 3, 'Chứng thực di chúc', 'Certification of a will'],
      [
        '2.001016',
        3,
        'Chứng thực văn bản từ chối nhận di sản',
        'Certification of a refusal of an inheritance',
      ],
      [
        '2.001406',
        5,
        'Chứng thực văn bản phân chia di sản mà di sản là động sản, quyền sử dụng đất, nhà ở',
        'Certification of the division of an estate of movables, land use rights or housing',
      ],
    ],
  },
  {
    name: { vi: 'Hộ tịch', en: 'Civil status' },
    level: 'commune',
    rows: [
      ['1.001193', 85, 'Đăng ký khai sinh', 'Registration of a birth'],
      ['1.000894', 30, 'Đăng ký kết hôn', 'Registration of a marriage'],
      ['1.000656', 28, 'Đăng ký khai tử', 'Registration of a death'],
      ['1.004873', 55, 'Cấp Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'],
      [
        '2.000635',
        45,
        'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
        'Copy of a civil status extract or birth certificate',
      ],
      [
        '1.004859',
        18,
        'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
        'Change or correction of civil status data, redetermination of ethnicity',
      ],
      ['1.004884', 12, 'Đăng ký lại khai sinh', 'Re-registration of a birth'],
      ['1.004746', 3, 'Đăng ký lại kết hôn', 'Re-registration of a marriage'],
      ['1.005461', 2, 'Đăng ký lại khai tử', 'Re-registration of a death'],
      ['1.001022', 5, 'Đăng ký nhận cha, mẹ, con', 'Recognition of a parent or child'],
      [
        '1.000689',
        4,
        'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con',
        'Registration of a birth with recognition of a parent or child',
      ],
      [
        '1.004772',
        4,
        'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
        'Registration of the birth of a person who already has personal documents',
      ],
      ['1.004837', 3, 'Đăng ký giám hộ', 'Registration of a guardianship'],
      ['1.004845', 1, 'Đăng ký chấm dứt giám hộ', 'Registration of the end of a guardianship'],
      ['2.002516', 8, 'Xác nhận thông tin hộ tịch', 'Confirmation of civil status data'],
      [
        '2.000528',
        4,
        'Đăng ký khai sinh có yếu tố nước ngoài',
        'Registration of a birth with a foreign element',
      ],
      [
        '2.000806',
        5,
        'Đăng ký kết hôn có yếu tố nước ngoài',
        'Registration of a marriage with a foreign element',
      ],
      [
        '2.000748',
        2,
        'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc có yếu tố nước ngoài',
        'Change or correction of civil status data, redetermination of ethnicity, with a foreign element',
      ],
      [
        '2.000554',
        2,
        'Ghi vào Sổ hộ tịch việc ly hôn, hủy việc kết hôn của công dân Việt Nam đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài',
        'Entry of a divorce or annulment granted to a Vietnamese citizen abroad',
      ],
      [
        '2.002913',
        8,
        'Liên thông điện tử: Đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất',
        'In one step: registration of a death, removal from residence, funeral and survivors’ benefits',
      ],
    ],
  },
  {
    name: { vi: 'Nuôi con nuôi', en: 'Adoption' },
    level: 'commune',
    rows: [
      ['2.001263', 2, 'Đăng ký việc nuôi con nuôi trong nước', 'Registration of a domestic adoption'],
      ['2.001255', 1, 'Đăng ký lại việc nuôi con nuôi trong nước', 'Re-registration of a domestic adoption'],
    ],
  },
  {
    name: { vi: 'Hòa giải ở cơ sở', en: 'Grassroots conciliation' },
    level: 'commune',
    rows: [['1.002211', 1, 'Công nhận hòa giải viên', 'Recognition of a conciliator']],
  },
];
