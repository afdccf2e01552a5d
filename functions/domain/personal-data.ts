/**
 * The removal of personal data (dữ liệu cá nhân, Luật 91/2025/QH15, art. 2) from a comment, before it is stored:
 * on the device, and again at intake, so that no device has to be trusted.
 *
 * It knows forms, not people. Numbers of papers, telephones, plates, addresses of e-mail and dossiers have one;
 * a name has it after a form of address, or where it begins with a family name. What it misses, and what it takes
 * that was none, is measured by `npm run bench -- redaction`.
 */

/** What stands for that which was removed: lower case and without a digit, so that nothing here takes it again. */
const MARK = {
  email: '[email]',
  dossier: '[mã hồ sơ]',
  plate: '[biển số]',
  phone: '[số điện thoại]',
  paper: '[số giấy tờ]',
  number: '[số]',
  name: '[tên]',
} as const;

/** The commonest family names. */
const FAMILY_NAMES =
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai tô tạ lương trương hà cao châu đào lâm phùng vương quách thái kiều triệu';

/** Given names that are hardly ever another word, for comments without capital letters. */
const GIVEN_NAMES =
  'lan hương hằng hạnh huyền huệ hồng hường ngọc nga ngân nhung nhàn oanh phượng quyên quỳnh thảo thủy thúy thuỷ thuý trang trinh tuyết uyên vân yến tuấn hùng dũng cường chiến đạt đức duy giang hải hiếu hòa hoàng hưng huy khánh khoa kiên linh loan long mạnh nam nghĩa phong phúc phương quang quân quốc sơn tâm thắng thành thịnh tiến toàn trung trường tú tùng vinh việt vượng';

/** Names of these belong to streets and places: phố Bà Triệu, chợ Ông Lang. */
const PLACE =
  '(?:đường|phố|quận|huyện|phường|xã|tỉnh|thành phố|thị xã|tp|chợ|cầu|chùa|đền|ngõ|hẻm|khu|bệnh viện)';

/** A form of address that begins a sentence, or is a title of somebody who serves: "Chị Cán bộ", "anh Công an". */
const NO_NAME =
  '(?:công (?:an|chức|chứng|dân)|cán bộ|nhân viên|chuyên viên|chủ tịch|phó|trưởng|giám đốc|lãnh đạo|thanh tra|bảo vệ|tiếp|bác sĩ|việt nam|hà nội)';

const ADDRESS =
  'ông|bà|anh|chị|cô|chú|bác|cậu|mợ|dì|em|cháu|thầy|đồng chí|đ\\/c|mr\\.?|mrs\\.?|ms\\.?|miss|madam';

/** Titles are followed by many words; only by these with a capital letter is somebody named. */
const TITLE =
  'bác sĩ|bác sỹ|giám đốc|chủ tịch|trưởng phòng|phó phòng|trưởng công an|chuyên viên|cán bộ|công chức|nhân viên|thầy giáo|cô giáo';

/** People whom streets, schools and offices are called after: to name them is to name a place. */
const FAMOUS =
  'Trần Hưng Đạo|Nguyễn Trãi|Lê Lợi|Lê Duẩn|Lý Thường Kiệt|Lý Thái Tổ|Hồ Chí Minh|Nguyễn Huệ|Ngô Quyền|Đinh Tiên Hoàng|Phan Bội Châu|Phan Chu Trinh|Phan Đình Phùng|Trần Phú|Trần Duy Hưng|Hoàng Quốc Việt|Hoàng Hoa Thám|Phạm Văn Đồng|Phạm Hùng|Võ Nguyên Giáp|Võ Chí Công|Nguyễn Văn Cừ|Nguyễn Văn Linh|Nguyễn Chí Thanh|Nguyễn Thái Học|Lê Hồng Phong|Lê Thánh Tông';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const anyOf = (words: string): string => `(?:${words.replaceAll(' ', '|')})`;
const anyCase = (source: string): string =>
  source.replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
/** Not a whole word in capitals: in a comment written so, every word would be a name. */
const capital = '\\p{Lu}\\p{Ll}*';
const middle = '(?:văn|thị|đức|minh|ngọc|thanh|hữu|quang|xuân|thu|kim|hoàng|thế|đình|công|gia|bảo)';

type Rule = readonly [RegExp, string];

/** As it is typed without marks, letter for letter. */
const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** Of the names above, those that without marks are hardly another word: "ho so" is a dossier, "chi lan dau" a first time. */
const UNMARKED_FAMILY_NAMES =
  'nguyen tran pham hoang huynh phan vu vo dang bui ngo duong dinh doan trinh truong trieu quach';
const UNMARKED_GIVEN_NAMES =
  'tuan hung cuong chien hanh huyen hue hong ngoc nhung oanh quyen quynh thuy tuyet uyen hieu hoang huy khanh khoa kien phuc quoc thinh vinh vuong';

/** Sums of money and dates have many digits too, and are nobody's. */
const MONEY = `\\d{1,3}(?:[., ]\\d{3})+(?=\\s?(?:đồng|dong|đ|vnđ|vnd|triệu|trieu|tr)${END})`;
const DATE = '(?:\\d{1,2}(?<dash>[-./])\\d{1,2}\\k<dash>\\d{4}|\\d{4}-\\d{1,2}-\\d{1,2})(?![-./]?\\d)';

/** Rows of digits, by how they begin, how many there are and how they are parted; the first that fits. */
const DIGITS = [
  ['kept', `${MONEY}|${DATE}`],
  ['paper', '0(?:[ .-]?\\d){11}|\\d{3}(?<gap>[ .-]?)\\d{3}\\k<gap>\\d{3}'],
  ['phone', '(?:\\(?\\+?84\\)?[ .-]?|\\(?0)\\d(?:[ .()-]{0,2}\\d){7,9}'],
  ['number', '\\d{9,}'],
] as const;

const rowOfDigits = (): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}+])(?:${DIGITS.map(([name, form]) => `(?<${name}>${form})`).join('|')})(?!\\d)`,
    'giu',
  );

const papersAndThings = (): readonly Rule[] => [
  [
    /[\p{L}\p{N}._%+-]+\s?(?:@|\((?:at|a còng)\)|\[at\])\s?[\p{L}\p{N}-]+(?:\s?\.\s?[\p{L}\p{N}-]{2,})+/giu,
    MARK.email,
  ],
  [
    new RegExp(
      `(?<=${START}(?:cmnd|cmtnd|cmt|cccd|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|hộ chiếu)(?: số| là)?[\\s:.]{1,3})\\d(?:[ .-]?\\d){7,11}(?!\\d)`,
      'giu',
    ),
    MARK.paper,
  ],
  [new RegExp(`${START}(?:\\d{3}\\.)?[A-Z0-9.]{2,14}-\\d{6}-\\d{3,6}${END}`, 'giu'), MARK.dossier],
  [
    new RegExp(
      `(?<=${START}(?:mã|số) (?:hồ sơ|biên nhận|phiếu hẹn|giấy hẹn)(?: số| là)?[\\s:]{1,2})[\\p{L}\\p{N}./-]*\\d[\\p{L}\\p{N}./-]*`,
      'giu',
    ),
    MARK.dossier,
  ],
  [new RegExp(`${START}[a-z]\\d{7,8}${END}`, 'giu'), MARK.paper],
  [
    new RegExp(
      `${START}\\d{2}[\\s-]?[a-zđ]{1,2}\\d?[\\s.-]{0,3}(?:\\d{3}[.\\s-]?\\d{2}|\\d{4})${END}`,
      'giu',
    ),
    MARK.plate,
  ],
];

/** The words with a capital letter each. */
const capitalised = (words: string): string =>
  words.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()).replaceAll(' ', '|');

/** Forms of names, in letters with marks or without. */
const namesIn = (spelled: (text: string) => string, families: string, given: string): readonly Rule[] => {
  const [place, address, noName] = [PLACE, ADDRESS, NO_NAME].map(spelled) as [string, string, string];
  const [between, famous, title] = [middle, FAMOUS, TITLE].map(spelled) as [string, string, string];
  const notAPlace = `(?<!${anyCase(place)} )(?!(?:${famous})${END})`;
  return [
    [
      new RegExp(
        `(?<=${START}(?<!${anyCase(place)} )${anyCase(`(?:${address})`)}\\s)(?!${anyCase(noName)})${capital}(?:\\s${capital}){0,3}${END}`,
        'gu',
      ),
      MARK.name,
    ],
    [
      new RegExp(
        `(?<=${START}(?<!${place} )(?:${address})\\s)(?:${anyOf(families)}(?:\\s${between}){1,2}\\s\\p{L}+|${anyOf(given)})${END}`,
        'giu',
      ),
      MARK.name,
    ],
    [
      new RegExp(
        `(?<=${START}${anyCase(`(?:${title})`)}\\s)(?:${capitalised(`${families} ${given}`)})(?:\\s${capital}){0,3}${END}`,
        'gu',
      ),
      MARK.name,
    ],
    [
      new RegExp(
        `${START}${notAPlace}(?:${anyCase(anyOf(families))}(?<=\\p{Lu}\\p{L}*)|${capital}\\s(?:${capitalised(spelled('văn thị'))}))(?:\\s${capital}){1,3}${END}`,
        'gu',
      ),
      MARK.name,
    ],
    // In capitals alone a name is told from other words by its middle name.
    [
      new RegExp(
        `${START}${anyOf(families.toUpperCase())}(?:\\s${between.toUpperCase()}){1,2}\\s\\p{Lu}+${END}`,
        'gu',
      ),
      MARK.name,
    ],
  ];
};

const names = (): readonly Rule[] => namesIn((text) => text, FAMILY_NAMES, GIVEN_NAMES);

/** For comments without a single mark, as old phones and hurried people write them. */
const unmarkedNames = (): readonly Rule[] => {
  const noPlace = `(?<!${anyCase(unmarked(PLACE))} )(?!(?:${unmarked(FAMOUS)})${END})`;
  return [
    ...namesIn(unmarked, UNMARKED_FAMILY_NAMES, UNMARKED_GIVEN_NAMES),
    [
      new RegExp(
        `${START}${noPlace}(?:${capitalised(unmarked(FAMILY_NAMES))})(?:\\s\\p{Lu}\\p{Ll}+){2,3}${END}`,
        'gu',
      ),
      MARK.name,
    ],
    [
      new RegExp(`${START}${noPlace}${anyOf(UNMARKED_FAMILY_NAMES)}\\s(?:van|thi)\\s\\p{L}+${END}`, 'giu'),
      MARK.name,
    ],
  ];
};

type Forms = {
  readonly digits: RegExp;
  readonly before: readonly Rule[];
  readonly names: readonly Rule[];
  readonly unmarkedNames: readonly Rule[];
};
let made: Forms | undefined;

/** Made for the first comment, not on import: it takes milliseconds for which most citizens would wait in vain. */
const forms = (): Forms => {
  made ??= {
    digits: rowOfDigits(),
    before: papersAndThings(),
    names: names(),
    unmarkedNames: unmarkedNames(),
  };
  return made;
};

const replaced = (text: string, rules: readonly Rule[]): string =>
  rules.reduce((rest, [form, mark]) => rest.replace(form, mark), text);

const withoutNumbers = (text: string, digits: RegExp): string =>
  text.replace(digits, (found, ...groups) => {
    const { kept, paper, phone } = groups.at(-1) as Readonly<Record<string, string | undefined>>;
    if (kept) return found;
    if (paper) return MARK.paper;
    return phone ? MARK.phone : MARK.number;
  });

/** Whether it is written without marks, our own aside. */
const isUnmarked = (text: string): boolean => !/[^\p{ASCII}]/u.test(text.replace(/\[[\p{L} ]+\]/gu, ''));

const removedOnce = (text: string): string => {
  const { digits, before, ...named } = forms();
  const numberless = withoutNumbers(replaced(text, before), digits);
  const told = replaced(numberless, named.names);
  return isUnmarked(told) ? replaced(told, named.unmarkedNames) : told;
};

/**
 * The comment in NFKC with a mark such as `[số điện thoại]` in place of each datum that was recognised. Of what it has made
 * nothing is taken again: applied twice it gives the same (idempotent).
 */
export const withoutPersonalData = (comment: string): string => {
  // Digits and letters have look-alikes, full-width ones among them; they are written as what they look like.
  let text = comment.normalize('NFKC');
  for (let next = removedOnce(text); next !== text; next = removedOnce(text)) text = next;
  return text;
};
