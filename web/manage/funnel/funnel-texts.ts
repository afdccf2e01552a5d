import type { FunnelPlace } from '#domain/funnel.ts';
import type { Text } from '#domain/questionnaire.ts';
import { count, counted, target } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import type { FunnelUnit } from './funnel-units.ts';

export const FUNNEL_TEXTS = {
  title: { vi: 'So sánh công bằng các đơn vị trực thuộc', en: 'A fair comparison of the units below' },
  league: { vi: 'Bảng so sánh', en: 'Table of comparison' },
  place: { vi: 'So với chỉ tiêu', en: 'Against the target' },
  expected: { vi: 'Ước lượng đã co', en: 'Shrunk estimate' },
  warning: { vi: 'giới hạn 95 %', en: '95% limits' },
  action: { vi: 'giới hạn 99,8 %', en: '99.8% limits' },
  axis: { vi: 'Số phiếu (thang log)', en: 'Responses (log scale)' },
  how: { vi: 'Cách đọc hình này', en: 'How to read this' },
  howBody: {
    vi: 'Mỗi chấm là một đơn vị. Đơn vị có ít phiếu dao động nhiều hơn do ngẫu nhiên, nên giới hạn loe ra ở bên trái. Nằm ngoài giới hạn 99,8 % là khác chỉ tiêu rõ rệt; nằm trong giới hạn thì chưa thể nói là tốt hơn hay kém hơn (D. J. Spiegelhalter, 2005). Ước lượng đã co kéo đơn vị ít phiếu về mức chung, để không ai đứng đầu hay đứng cuối bảng chỉ vì ít phiếu (C. N. Morris, 1983). Bảng không xếp hạng: khoảng chồng lên nhau nghĩa là thứ tự chưa nói lên điều gì.',
    en: 'Each dot is a unit. With few responses a unit swings more by chance, so the limits widen to the left. Outside the 99.8% limits a unit clearly differs from the target; within them it cannot be said to be better or worse (D. J. Spiegelhalter, 2005). The shrunk estimate draws units of few responses towards the common level, so that none leads or trails the table just for having few (C. N. Morris, 1983). There are no ranks: where intervals overlap, the order says nothing.',
  },
} as const satisfies Record<string, Text>;

export const PLACES: Readonly<Record<FunnelPlace, Text>> = {
  farBelow: { vi: 'Thấp hơn rõ rệt', en: 'Clearly below' },
  below: { vi: 'Có dấu hiệu thấp hơn', en: 'Signs of being below' },
  within: { vi: 'Chưa khác chỉ tiêu', en: 'Not told from the target' },
  above: { vi: 'Có dấu hiệu cao hơn', en: 'Signs of being above' },
  farAbove: { vi: 'Cao hơn rõ rệt', en: 'Clearly above' },
};

/** How many units clearly differ from the target, and how many only vary as chance does. */
export const funnelSentence = (
  language: Language,
  units: readonly FunnelUnit[],
  targetPercent: number,
): string => {
  const of = (...places: readonly FunnelPlace[]): string =>
    count(language, units.filter(({ place }) => places.includes(place)).length);
  const goal = target(language, targetPercent);
  return language === 'vi'
    ? `Trong ${count('vi', units.length)} đơn vị có từ 10 phiếu: ${of('farAbove')} cao hơn chỉ tiêu ${goal} rõ rệt, ${of('farBelow')} thấp hơn rõ rệt, ${of('above', 'below')} có dấu hiệu khác; ${of('within')} chỉ dao động như ngẫu nhiên.`
    : `Among ${counted(units.length, 'unit')} with ten responses or more: ${of('farAbove')} clearly above the target of ${goal}, ${of('farBelow')} clearly below, ${of('above', 'below')} with signs of it; ${of('within')} no further than chance explains.`;
};
