import { syllablesOf } from './comment-words.ts';
import { meantBy } from './hasty-words.ts';
import type { Text } from './questionnaire.ts';
import { withoutMarks } from './search.ts';

export const THEME_IDS = [
  'waiting',
  'repeated-visits',
  'guidance',
  'attitude',
  'fees',
  'papers',
  'facilities',
  'online',
  'staffing',
  'praise',
] as const;
export type ThemeId = (typeof THEME_IDS)[number];

/** What people write about. Phrases are matched as whole syllables, `/`-separated. */
type Theme = {
  readonly id: ThemeId;
  readonly name: Text;
  /** Without marks: these can hardly be read as anything else, however they were typed. */
  readonly phrases: string;
  /** With their marks only, because without them they are another word too: "chờ" and "cho", "phí" and "phi". */
  readonly marked?: string;
  /** Where one of these stands, that part of the sentence is about something else, or the opposite of it. */
  readonly not?: string;
};

/**
 * The dictionary. It is meant to be read and argued about: a theme is nothing but its phrases, so anybody can see why a comment
 * is counted under one, and a comment may have several or none. It says what is talked about, and not whether with pleasure:
 * "nhanh gọn" and "chờ lâu" are both about time, "không phải đi lại" and "đi lại bốn lần" both about visits, and so the names
 * take no side. How content those were who say it is told by their levels. `praise` alone is one side.
 */
export const THEMES: readonly Theme[] = [
  {
    id: 'waiting',
    name: { vi: 'Thời gian, đúng hẹn', en: 'Time and punctuality' },
    phrases:
      'cho lau/cho doi/phai cho/ngoi cho/cho gan/cho ca buoi/cho ca sang/cho mai/cho hon/doi lau/doi mai/phai doi/doi ca/xep hang/tre hen/qua hen/cham tre/giai quyet cham/lam cham/cham tra/tra cham/lau qua/qua lau/mat thoi gian/het ca buoi/mat ca buoi/dung hen/nhanh chong/lam nhanh/giai quyet nhanh/waiting/waited/wait/queue/delay/delayed/late/slow/on time',
    marked: 'chờ/chậm/trễ/nhanh',
    not: 'noi cho/cho ngoi cho/ghe ngoi cho/ghe cho/phong cho/sanh cho/mang cham/may cham/web cham/mạng chậm/waiting room/waiting area',
  },
  {
    id: 'repeated-visits',
    name: { vi: 'Số lần đi lại', en: 'Number of visits' },
    phrases:
      'di lai nhieu/nhieu lan/may lan/di di lai lai/di lai lan/quay lai lan/den lan thu/hai lan/ba lan/bon lan/bi chuyen/chi sang/chi qua/day sang/day qua day lai/chay di chay lai/chay long vong/vong veo/di vong/lan nao cung/khong phai di lai/mot lan la xong/to and fro/several times/come back/came back/sent away/another office/twice/again and again',
  },
  {
    id: 'guidance',
    name: { vi: 'Hướng dẫn, thông tin', en: 'Guidance and information' },
    phrases:
      'huong dan/giai thich/chi dan/thong tin/niem yet/khong biet hoi/hoi khong/moi noi mot kieu/moi nguoi noi mot kieu/chi bao/khong ro/chua ro/ro rang/kho hieu/de hieu/guidance/guide/explain/explained/explanation/instructions/information/unclear/confusing',
  },
  {
    id: 'attitude',
    name: { vi: 'Thái độ phục vụ', en: 'Attitude' },
    phrases:
      'thai do/lich su/niem no/than thien/tan tinh/nhiet tinh/chu dao/on ton/vui ve/thieu ton trong/ton trong/coi thuong/cau gat/quat/quat mang/kho chiu/hach sach/gat gong/lanh nhat/tho o/vo cam/bat lich su/cuoi/attitude/polite/rude/friendly/kind/helpful/impolite/shouted/arrogant',
    marked: 'quát/gắt/mắng/cáu',
  },
  {
    id: 'fees',
    name: { vi: 'Phí, lệ phí, khoản thu', en: 'Fees and payments' },
    phrases:
      'le phi/thu tien/thu them/nop them/dong them/boi duong/phong bi/ngoai quy dinh/tien ngoai/khong co bien lai/khong bien lai/hoa don/bien lai/mien phi/chuyen khoan/tien mat/dat qua/co mo/bribe/fee/fees/charged/extra money/payment/receipt was not given/cash',
    marked: 'phí/tiền',
    not: 'tien lan/tien do/thuan tien',
  },
  {
    id: 'papers',
    name: { vi: 'Giấy tờ, thủ tục', en: 'Papers and procedure' },
    phrases:
      'giay to/thu tuc ruom ra/ruom ra/thu tuc don gian/don gian/ban sao/cong chung/chung thuc/photo/bo sung ho so/thieu giay/them giay/to khai/mau don/bieu mau/sai sot/sai ten/sai thong tin/in sai/papers/paperwork/documents/form/forms/copies/bureaucratic',
  },
  {
    id: 'facilities',
    name: { vi: 'Chỗ ngồi, trang thiết bị', en: 'Facilities' },
    phrases:
      'cho ngoi/ghe ngoi/ghe cho/noi cho/phong cho/dieu hoa/quat may/may lanh/nong nuc/nong qua/chat choi/chat hep/dong duc/nha ve sinh/nuoc uong/bai xe/gui xe/cho de xe/noi de xe/bien chi dan/so thu tu/may lay so/may in/sach se/thoang mat/khang trang/xe lan/seats/seat/chairs/parking/toilet/hot/crowded/air conditioning/clean/wheelchair',
    marked: 'nóng/ghế',
  },
  {
    id: 'online',
    name: { vi: 'Dịch vụ trực tuyến', en: 'Online systems' },
    phrases:
      'truc tuyen/nop online/online/tren mang/dich vu cong/cong dich vu/cong quoc gia/vneid/phan mem/he thong/loi mang/mang loi/mang cham/website/trang web/web/dang nhap/tai khoan/ma otp/otp/chu ky so/app/ung dung/qua mang/internet/portal/system/login/log in/website',
  },
  {
    id: 'staffing',
    name: { vi: 'Nhân lực, giờ làm việc', en: 'Staffing and hours' },
    phrases:
      'thieu nguoi/it nguoi/it can bo/thieu can bo/mot nguoi lam/khong co nguoi/khong ai/vang mat/khong co mat/nghi som/den muon/di muon/dong cua/mo cua/ngoai gio/gio lam viec/gio hanh chinh/mo them quay/them quay/thu bay/nghi trua/one officer/not enough staff/closed/office hours/understaffed/nobody at',
  },
  {
    id: 'praise',
    name: { vi: 'Khen ngợi, cảm ơn', en: 'Praise and thanks' },
    phrases:
      'cam on/cam on nhieu/rat tot/tot lam/phuc vu tot/lam tot/tuyet voi/rat hai long/hai long/rat nhanh/nhanh gon/chuyen nghiep/tan tinh/nhiet tinh/chu dao/khen/dang khen/hoan nghenh/thank/thanks/thank you/great/excellent/good service/well done/very good/satisfied/perfect',
    not: 'khong hai long/chua hai long/khong tot/chua tot/khong nhiet tinh/khong tan tinh/chua nhiet tinh/khong chuyen nghiep/thieu nhiet tinh/not satisfied/not good/dissatisfied/unsatisfied/dang che/hai long cai gi/khong the hai long/kho ma hai long/khong he hai long',
  },
];

/** In which theme people write about a reason that the forms of the platform offer. */
const THEME_OF_REASON: Readonly<Record<string, ThemeId>> = {
  'long-wait': 'waiting',
  'quick-service': 'waiting',
  'repeated-visits': 'repeated-visits',
  'single-visit': 'repeated-visits',
  'unclear-guidance': 'guidance',
  'clear-guidance': 'guidance',
  'poor-attitude': 'attitude',
  'good-attitude': 'attitude',
  'extra-papers': 'papers',
  'simple-procedure': 'papers',
  'extra-payment': 'fees',
  'good-place': 'facilities',
};

/** The theme that is nearest to an element of the service; of feedback people do not write at the counter. */
const THEME_OF_ELEMENT: Readonly<Record<string, ThemeId>> = {
  access: 'facilities',
  procedures: 'papers',
  officials: 'attitude',
  results: 'waiting',
};

const padded = (syllables: readonly string[]): string => ` ${syllables.join(' ')} `;

/** A sign stands between what it parts; apart from that, a row of syllables between blanks. */
const plainOf = (comment: string): string => padded(syllablesOf(comment).flatMap(meantBy).map(withoutMarks));

const anyOf = (phrases: string): readonly string[] => phrases.split('/').map((phrase) => ` ${phrase} `);

type Matcher = {
  readonly id: ThemeId;
  readonly phrases: readonly string[];
  readonly marked: readonly string[];
  readonly not: readonly string[];
};

const MATCHERS: readonly Matcher[] = THEMES.map(({ id, phrases, marked, not }) => ({
  id,
  phrases: anyOf(phrases),
  marked: marked === undefined ? [] : anyOf(marked),
  not: not === undefined ? [] : anyOf(not),
}));

const without = (text: string, phrases: readonly string[]): string =>
  phrases.reduce((rest, phrase) => rest.replaceAll(phrase, ' . '), text);

/** The themes of a comment, in the dictionary's order. Marks and case do not matter, spoken forms are known. */
export const themesOf = (comment: string): readonly ThemeId[] => {
  const marked = padded(syllablesOf(comment));
  const plain = plainOf(comment);
  return MATCHERS.filter((theme) => {
    const inPlain = without(plain, theme.not);
    if (theme.phrases.some((phrase) => inPlain.includes(phrase))) return true;
    if (!theme.marked.some((phrase) => marked.includes(phrase))) return false;
    // Where the part of the sentence that is not meant was the only one, taking it away leaves nothing to find.
    return theme.marked.some((phrase) => withoutMarked(marked, theme.not).includes(phrase));
  }).map(({ id }) => id);
};

/** The text with its marks, less the places where it says, without them, what is not meant. */
const withoutMarked = (marked: string, phrases: readonly string[]): string =>
  phrases.reduce((rest, phrase) => {
    const at = withoutMarks(rest).indexOf(phrase);
    return at < 0 ? rest : `${rest.slice(0, at)} . ${rest.slice(at + phrase.length)}`;
  }, marked);

/**
 * Under which theme one reads more about a reason: by the table, and of a city's own reasons by the words of the reason itself.
 * Comments are not found by what their author has ticked: that would stand beside a quote as one more mark of a person.
 */
export const themeOfReason = ({
  id,
  name,
}: {
  readonly id: string;
  readonly name: Text;
}): ThemeId | undefined => THEME_OF_REASON[id] ?? themesOf(name.vi)[0];

/** Under which theme one reads more about an element of the service. */
export const themeOfElement = (id: string): ThemeId | undefined => THEME_OF_ELEMENT[id];
