import { periodBetween } from '#domain/period.ts';
import type { Changes } from '../../shared/api-types.ts';
import { decimal, percent, points } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';

/** Whether the index rose or fell, by how much, and how sure that is. */
export const changeSentence = (language: Language, { now, before, change }: Changes): string => {
  const vi = language === 'vi';
  const then = periodName(language, periodBetween(before.from, before.to));
  if (!change) {
    if (before.n === 0)
      return vi ? `Không có phiếu nào của ${then} để so sánh.` : `No responses of ${then} to compare with.`;
    return vi ? `Không so sánh được với ${then}.` : `It cannot be compared with ${then}.`;
  }
  const { lowPercent, highPercent } = change.interval;
  const [first, last] = [percent(language, before.indexPercent), percent(language, now.indexPercent)];
  const sure = vi
    ? `khoảng tin cậy 95 % của thay đổi: ${points('vi', lowPercent)} đến ${points('vi', highPercent)} điểm`
    : `95% interval of the change: ${points('en', lowPercent)} to ${points('en', highPercent)} points`;
  const by = points(language, change.points);
  if (change.direction === 'notTold') {
    return vi
      ? `Chưa đủ bằng chứng để nói chỉ số đã thay đổi so với ${then}: từ ${first} thành ${last}, ${by} điểm (${sure}).`
      : `Not enough evidence to say that the index changed since ${then}: from ${first} to ${last}, ${by} points (${sure}).`;
  }
  const rose = change.direction === 'rose';
  const size = decimal(language, Math.abs(change.points));
  return vi
    ? `Chỉ số ${rose ? 'tăng' : 'giảm'} ${size} điểm so với ${then}, từ ${first} ${rose ? 'lên' : 'xuống'} ${last} (${sure}).`
    : `The index ${rose ? 'rose' : 'fell'} by ${size} points since ${then}, from ${first} to ${last} (${sure}).`;
};

type Part = Changes['parts'][number];

/** How much of the change is of the mix and how much within the groups, and which of them did most of it. */
export const partSentence = (language: Language, { mixPoints, withinPoints, groups }: Part): string => {
  const vi = language === 'vi';
  const split = vi
    ? `Do cơ cấu: ${points('vi', mixPoints)} điểm; trong các nhóm: ${points('vi', withinPoints)} điểm.`
    : `By the mix: ${points('en', mixPoints)} points; within the groups: ${points('en', withinPoints)} points.`;
  const most = largestOf(groups);
  if (!most) return split;
  return vi
    ? `${split} Tác động lớn nhất: ${most.name.vi} (${points('vi', effectOf(most))} điểm).`
    : `${split} Largest effect: ${most.name.en} (${points('en', effectOf(most))} points).`;
};

/** What a group did to the index, in points. */
export const effectOf = ({ mixPoints, withinPoints }: Part['groups'][number]): number =>
  Math.round((mixPoints + withinPoints) * 100) / 100;

/** The group that moved the index most; the rest of many is nobody that could be looked after. */
export const largestOf = (groups: Part['groups']): Part['groups'][number] | undefined =>
  groups
    .filter((group) => group.id !== 'rest' && effectOf(group) !== 0)
    .toSorted((a, b) => Math.abs(effectOf(b)) - Math.abs(effectOf(a)))[0];

/** As many groups as a sentence can name. */
const NAMED_GROUPS = 3;

/** The groups of all ways that changed by more than chance, what moved the index most first. */
export const movedGroups = ({ parts }: Pick<Changes, 'parts'>): readonly Part['groups'][number][] =>
  parts
    .flatMap(({ groups }) => groups)
    .filter(({ direction }) => direction !== 'notTold')
    .toSorted((a, b) => Math.abs(effectOf(b)) - Math.abs(effectOf(a)));

/** Who became more or less satisfied, whatever the index of all did. */
export const movedSentence = (language: Language, changes: Pick<Changes, 'parts'>): string => {
  const vi = language === 'vi';
  const moved = movedGroups(changes);
  if (moved.length === 0) {
    return vi
      ? 'Không thủ tục, kênh, thời điểm, quầy hay đơn vị nào thay đổi quá mức ngẫu nhiên.'
      : 'No service, channel, moment, counter or unit changed by more than chance does.';
  }
  const named = moved.slice(0, NAMED_GROUPS).map(({ name, beforePercent, nowPercent, direction }) => {
    const [first, last] = [percent(language, beforePercent), percent(language, nowPercent)];
    if (vi)
      return `${name.vi} ${direction === 'rose' ? 'tăng' : 'giảm'} từ ${first} ${direction === 'rose' ? 'lên' : 'xuống'} ${last}`;
    return `${name.en} ${direction} from ${first} to ${last}`;
  });
  const rest = moved.length - named.length;
  const more = rest <= 0 ? '' : vi ? `; và ${rest} nhóm nữa` : `; and ${rest} more`;
  return `${vi ? 'Thay đổi quá mức ngẫu nhiên' : 'Changed by more than chance'}: ${named.join('; ')}${more}.`;
};

/** What a reader must know of the responses. */
export const noteSentence = (language: Language, { kind, channel }: Changes['notes'][number]): string => {
  const vi = language === 'vi';
  switch (kind) {
    case 'unfinished':
      return vi ? 'Kỳ này chưa kết thúc.' : 'This period is not over.';
    case 'questionnaireChanged':
      return vi
        ? 'Bộ câu hỏi đã thay đổi, nên hai kỳ không so sánh trực tiếp được.'
        : 'The questionnaire changed, so the two periods cannot be compared directly.';
    case 'formulaChanged':
      return vi
        ? 'Công thức đã thay đổi; cả hai kỳ được tính theo công thức mới.'
        : 'The formula changed; both periods are computed by the new one.';
    case 'fewResponses':
      return vi
        ? 'Ít phiếu (dưới 30 ở một trong hai kỳ): chỉ để tham khảo.'
        : 'Few responses (under 30 in one of the periods): for reference only.';
    case 'fewerResponses':
      return vi
        ? 'Số phiếu giảm hơn một nửa: hãy kiểm tra thiết bị và kênh đánh giá.'
        : 'Responses fell by more than half: look after the kiosks and channels.';
    case 'channelShift': {
      const [first, last] = [channel?.beforePercent ?? 0, channel?.nowPercent ?? 0].map((value) =>
        percent(language, value, 0),
      );
      const rose = (channel?.nowPercent ?? 0) > (channel?.beforePercent ?? 0);
      return vi
        ? `Kênh “${channel?.name.vi}” ${rose ? 'tăng' : 'giảm'} từ ${first} ${rose ? 'lên' : 'xuống'} ${last} số phiếu: người trả lời có thể khác trước.`
        : `Channel “${channel?.name.en}” went from ${first} to ${last} of responses: other people may be answering.`;
    }
  }
};
