import { type Random, seededRandom } from '../../functions/local/demonstration/random.ts';

/** A made-up comment: its text, and the personal datum that was put into it, if any. */
export type MadeComment = { readonly text: string; readonly kind: string; readonly datum?: string };

/* Nobody's: families, middle and given names drawn apart, given ones that are other words too among them. */
const FAMILY =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Tạ Khổng Thiều'.split(' ');
const MIDDLE = 'Văn Thị Đức Minh Ngọc Thanh Hữu Quang Thu Kim Gia Bảo'.split(' ');
const GIVEN =
  'Lan Hương Hằng Tuấn Hùng Dũng Cường Thảo Trang Phúc Sơn Linh Hải Quân Yến An Bình Hoa Minh Mai Xuân Đào Vui Tài'.split(
    ' ',
  );
const ADDRESS = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'em', 'bác'];

const TITLES = ['bác sĩ', 'giám đốc', 'trưởng phòng', 'cán bộ', 'chuyên viên'];

const CLEAN = [
  'Cán bộ hướng dẫn tận tình, dễ hiểu',
  'Chờ hơn 2 tiếng, từ 8h30 đến 10h45',
  'Phải đi lại 3 lần trong tháng 10/2026',
  'Ghế ngồi ít, máy lạnh yếu, nhà vệ sinh bẩn',
  'Phí 500.000 đồng nhưng không có biên lai',
  'Nộp hồ sơ ngày 23/11/2026, hẹn trả ngày 30-11-2026',
  'Nghị định 118/2025/NĐ-CP ghi 5 ngày mà chờ 12 ngày',
  'Anh công chức ở quầy 3 rất lịch sự',
  'Chị cán bộ giải thích rõ, cô ấy rất kiên nhẫn',
  'Ông bà già được ưu tiên là tốt',
  'Trụ sở ở phố Bà Triệu khó tìm chỗ gửi xe',
  'Dịch vụ công trực tuyến hay lỗi, VNeID đăng nhập chậm',
  'Thủ tục 1.001193 yêu cầu 4 bản sao',
  'Tổng cộng 1.250.000.000 đồng tiền thuế trước bạ',
  'Very quick and friendly, thank you',
  'Em muốn góp ý: số thứ tự nên hiện trên màn hình',
  'Bàn 12 phòng 305 tầng 2 không có người trực',
  'Đúng hẹn, không phải chờ, rất hài lòng',
];

/** As it is typed without marks. */
const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const STYLES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  unmarked,
  (text) => text.toUpperCase(),
];

const BEFORE = ['', 'Tôi tên là ', 'Xin gọi lại ', 'Thông tin của tôi: ', 'liên hệ ', 'Gặp '];

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random.unit() * all.length)] as T;

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random.unit() * 10)).join('');

const parted = (random: Random, number: string, sizes: readonly number[]): string => {
  const separator = pick(random, ['', ' ', '.', '-']);
  let from = 0;
  return sizes.map((size) => number.slice(from, (from += size))).join(separator);
};

const fullName = (random: Random): string =>
  `${pick(random, FAMILY)} ${pick(random, MIDDLE)} ${pick(random, GIVEN)}`;

/** One datum of each kind, in the ways in which people write it. */
const DATA: Readonly<Record<string, (random: Random) => string>> = {
  'identity number (CCCD, CMND)': (random) =>
    random.unit() < 0.7
      ? parted(random, `0${digits(random, 11)}`, [3, 3, 3, 3])
      : parted(random, `${1 + Math.floor(random.unit() * 3)}${digits(random, 8)}`, [3, 3, 3]),
  telephone: (random) => {
    const number = `${pick(random, ['9', '8', '7', '3', '5'])}${digits(random, 8)}`;
    const local = parted(
      random,
      `0${number}`,
      pick(random, [
        [4, 3, 3],
        [3, 3, 4],
        [4, 2, 2, 2],
      ]),
    );
    return random.unit() < 0.7 ? local : `+84 ${parted(random, number, [3, 3, 3])}`;
  },
  plate: (random) => {
    const letter = pick(random, ['A', 'B', 'C', 'H1', 'X2', 'LD']);
    const join = pick(random, ['', '-', ' ']);
    const written = `${10 + Math.floor(random.unit() * 89)}${letter}${join}${parted(random, digits(random, 5), [3, 2])}`;
    return random.unit() < 0.3 ? written.toLowerCase() : written;
  },
  'e-mail': (random) =>
    `${pick(random, ['lan', 'tuan.nv', 'huong_88'])}@${pick(random, ['gmail.com', 'hanoi.gov.vn'])}`,
  dossier: (random) =>
    `000.00.${10 + Math.floor(random.unit() * 80)}.H26-2611${digits(random, 2)}-${digits(random, 4)}`,
  'name after a form of address': (random) =>
    `${pick(random, ADDRESS)} ${random.unit() < 0.5 ? pick(random, GIVEN) : fullName(random)}`,
  'full name alone': fullName,
  'name after a title': (random) =>
    `${pick(random, TITLES)} ${random.unit() < 0.5 ? pick(random, GIVEN) : fullName(random)}`,
  'full name in capitals': (random) => fullName(random).toUpperCase(),
  'full name without marks': (random) => unmarked(fullName(random)),
  'name without marks, after a form of address': (random) =>
    unmarked(`${pick(random, ADDRESS)} ${random.unit() < 0.5 ? pick(random, GIVEN) : fullName(random)}`),
  'name in small letters, after a form of address': (random) =>
    `${pick(random, ADDRESS)} ${(random.unit() < 0.5 ? pick(random, GIVEN) : fullName(random)).toLowerCase()}`,
};

export const DATA_KINDS = Object.keys(DATA);

/** Of the same seed the same comments: as many clean ones as there are of each kind of datum. */
export const madeComments = (seed: number, ofEach: number): readonly MadeComment[] => {
  const random = seededRandom(seed, 1);
  const clean = Array.from({ length: ofEach * DATA_KINDS.length }, () => ({
    text: pick(random, STYLES)(`${pick(random, CLEAN)}. ${pick(random, CLEAN)}.`),
    kind: 'clean',
  }));
  const personal = Object.entries(DATA).flatMap(([kind, make]) =>
    Array.from({ length: ofEach }, () => {
      const datum = make(random);
      return {
        kind,
        datum,
        // A comment is without marks as a whole, or not at all.
        text: (kind.includes('without marks') ? unmarked : String)(
          `${pick(random, CLEAN)}. ${pick(random, BEFORE)}${datum}, ${pick(random, CLEAN).toLowerCase()}`,
        ),
      };
    }),
  );
  return [...clean, ...personal];
};
