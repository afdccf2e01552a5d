import type { Text } from '#domain/questionnaire.ts';

/** What every import of a table says. */
export const IMPORT_TEXTS = {
  choose: { vi: 'Chọn tệp CSV (UTF-8, tối đa 1 MB)', en: 'Choose a CSV file (UTF-8, up to 1 MB)' },
  tooLarge: {
    vi: 'Tệp lớn hơn 1 MB. Hãy chia thành nhiều tệp.',
    en: 'The file is larger than 1 MB. Please split it.',
  },
  busy: { vi: 'Đang xử lý…', en: 'Working…' },
  nothing: {
    vi: 'Không có gì thay đổi so với hiện tại.',
    en: 'This changes nothing of what there is.',
  },
  notYet: {
    vi: 'Chưa có gì được ghi. Xem lại rồi bấm Áp dụng.',
    en: 'Nothing is written yet. Look it over, then press Apply.',
  },
  apply: { vi: 'Áp dụng', en: 'Apply' },
  applied: {
    vi: 'Đã áp dụng. Các trang sẽ cập nhật trong vòng một phút.',
    en: 'Applied. All pages show it within a minute.',
  },
  changedMeanwhile: {
    vi: 'Người khác vừa thay đổi dữ liệu. Chưa có gì được ghi; hãy làm lại để xem khác biệt mới.',
    en: 'Somebody else has just changed the data. Nothing was written; try again to see what it changes now.',
  },
  refused: { vi: 'Có lỗi, chưa có gì được ghi', en: 'There are faults; nothing was written' },
  unreachable: {
    vi: 'Không kết nối được máy chủ; không rõ đã ghi hay chưa. Làm lại để xem.',
    en: 'The server cannot be reached, and it is not known whether it was written. Try again to see.',
  },
  /** By the status of the answer. */
  notAllowed: {
    vi: 'Việc này thay đổi cả những gì ngoài phạm vi của bạn.',
    en: 'This also changes what is beyond your reach.',
  },
  notATable: {
    vi: 'Đây là tệp Excel hoặc không phải UTF-8. Hãy lưu thành "CSV UTF-8" trong bảng tính rồi chọn tệp đó.',
    en: 'This is a workbook, or not in UTF-8. Save it as "CSV UTF-8" in the spreadsheet, and choose that file.',
  },
  line: { vi: 'Dòng', en: 'Line' },
  column: { vi: 'Cột', en: 'Column' },
  fault: { vi: 'Lỗi', en: 'Fault' },
} as const satisfies Record<string, Text>;
