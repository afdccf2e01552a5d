import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPersonalData } from '#domain/personal-data.ts';

describe('a comment without personal data', () => {
  it.each([
    ['Gọi 0912 345 678 nhé', 'Gọi [số điện thoại] nhé'],
    ['gọi +84 912.345.678', 'gọi [số điện thoại]'],
    ['(024) 3825-1234', '[số điện thoại]'],
    ['gọi 0519.41.74.02', 'gọi [số điện thoại]'],
    ['tháng 10/2026. 035-047-178-286', 'tháng 10/2026. [số giấy tờ]'],
    ['ngày 23/11/2026 0912345678', 'ngày 23/11/2026 [số điện thoại]'],
    ['CCCD 001099123456', 'CCCD [số giấy tờ]'],
    ['CCCD 001 099 123 456', 'CCCD [số giấy tờ]'],
    ['CMND 123456789', 'CMND [số giấy tờ]'],
    ['hộ chiếu C1234567', 'hộ chiếu [số giấy tờ]'],
    ['tài khoản 19031234567890', 'tài khoản [số]'],
    ['xe 29A-123.45, 29-H1 234.56, 29x1-1234, 83a 127-47', 'xe [biển số], [biển số], [biển số], [biển số]'],
    ['thư an.nguyen@gmail.com', 'thư [email]'],
    ['số 000.00.15.H26-240115-0007', 'số [mã hồ sơ]'],
    ['Mã hồ sơ: AB123 bị trễ', 'Mã hồ sơ: [mã hồ sơ] bị trễ'],
    ['Anh Tuấn nhiệt tình', 'Anh [tên] nhiệt tình'],
    ['ông Nguyễn Văn An và bà Trần Thị Bé', 'ông [tên] và bà [tên]'],
    ['anh tuấn chậm, chị lan nhanh', 'anh [tên] chậm, chị [tên] nhanh'],
    ['ông nguyễn văn an thái độ kém', 'ông [tên] thái độ kém'],
    ['ANH TUẤN NHIỆT TÌNH', 'ANH [tên] NHIỆT TÌNH'],
    ['Mr. John Smith was kind', 'Mr. [tên] was kind'],
    ['gặp Lê Thị Hoa ở quầy 3', 'gặp [tên] ở quầy 3'],
    ['NGUYỄN VĂN HÙNG LÀM CHẬM', '[tên] LÀM CHẬM'],
    ['bác sĩ Hùng, Giám đốc Hoàng', 'bác sĩ [tên], Giám đốc [tên]'],
    ['Nguyen Van Hung lam cham', '[tên] lam cham'],
    ['chi Lan thu tien', 'chi [tên] thu tien'],
    ['nguyen van hung lam cham', '[tên] lam cham'],
    ['ong tuan rat tot', 'ong [tên] rat tot'],
    ['gọi ０９１２３４５６７８', 'gọi [số điện thoại]'],
    ['gọi 𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', 'gọi [số điện thoại]'],
    ['CMND 12 345 6789', 'CMND [số giấy tờ]'],
    ['a (at) b.vn', '[email]'],
  ])('of "%s" is "%s"', (comment, expected) => {
    expect(withoutPersonalData(comment)).toBe(expected);
  });

  it.each([
    'Chờ 2 tiếng, từ 8h30 đến 10h30 ngày 23/11/2026 ở quầy 3',
    'Nộp 1.500.000.000 đồng ngày 23-11-2026, thiếu 100.000.000 đ',
    'Chị Cán bộ ở phố Bà Triệu, anh Công an và cô ấy đều tốt',
    'Đường Nguyễn Trãi khó tìm chỗ gửi xe',
    'Trần Hưng Đạo là đường đông',
    'duong Nguyen Trai kho di, ho so va ly do ghi ro',
    'Chi huong dan rat tan tinh, chi lan dau phai cho',
    'HỒ SƠ ĐẦY ĐỦ, LÝ DO RÕ RÀNG',
    'Cán bộ Tư pháp và Chủ tịch Phường đều tốt',
    'Em không hiểu vì sao phải nộp 2 bản',
    'Nghị định 118/2025/NĐ-CP, mã thủ tục 1.001193',
  ])('keeps "%s" as it is', (comment) => {
    expect(withoutPersonalData(comment)).toBe(comment);
  });

  it('is the same when it is removed again', () => {
    const parts = fc.constantFrom(
      ...'0123456789'.split(''),
      ...[' ', '.', '-', '@', '+84', '(', ')', '[', ']', ':', '/', '000.00.15.H26-240115-0007', 'mã hồ sơ '],
      ...['ông ', 'Anh ', 'Tuấn ', 'Nguyễn ', 'văn ', 'AN', 'a', 'H', 'đồng', '[tên]', '[số]', 'gmail.com'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(parts, { maxLength: 40 }).map((all) => all.join('')),
          fc.string({ unit: 'grapheme' }),
        ),
        (comment) => {
          const once = withoutPersonalData(comment);

          expect(withoutPersonalData(once)).toBe(once);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says nothing that was not said: without the marks it is what was there, less what was taken', () => {
    const isSubsequence = (part: string, whole: string): boolean => {
      let from = 0;
      return [...part].every((letter) => (from = whole.indexOf(letter, from) + 1) > 0);
    };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'09 .-@aAnhTuấn'), maxLength: 80 }), (comment) => {
        const rest = withoutPersonalData(comment).replaceAll(/\[[\p{L}\s]+\]/gu, '');

        expect(isSubsequence(rest, comment)).toBe(true);
      }),
    );
  });
});
