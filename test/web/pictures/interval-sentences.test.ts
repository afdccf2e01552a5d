import { describe, expect, it } from 'vitest';
import { intervalsSentence, leftOut } from '../../../web/manage/intervals/interval-texts.ts';

const row = (name: string, n: number, indexPercent: number | null, half = 3, targetPercent = 80) => ({
  key: name,
  name,
  n,
  indexPercent,
  interval:
    indexPercent === null ? null : { lowPercent: indexPercent - half, highPercent: indexPercent + half },
  targetPercent,
});

describe('rows of intervals in words', () => {
  it.each([
    [
      'none that is shown',
      [row('Quầy 1', 4, null)],
      'Chưa mục nào có từ 10 phiếu trở lên.',
      'Nothing here has ten responses yet.',
    ],
    [
      'one',
      [row('Quầy 1', 400, 84.304, 3.1), row('Quầy 2', 4, null)],
      '“Quầy 1” (84,30\u00A0%), khoảng tin cậy 95 % từ 81,20\u00A0% đến 87,40\u00A0%.',
      '“Quầy 1” (84.30%), 95% interval from 81.20% to 87.40%.',
    ],
    [
      'several',
      [row('Quầy 1', 400, 71.5), row('Quầy 2', 400, 92.1), row('Quầy 3', 400, 80)],
      'Cao nhất là “Quầy 2” (92,10\u00A0%), thấp nhất là “Quầy 1” (71,50\u00A0%); 1 trong 3 mục nằm hẳn dưới chỉ tiêu 80\u00A0%.',
      'Highest is “Quầy 2” (92.10%), lowest “Quầy 1” (71.50%); 1 of 3 lies wholly below the target of 80%.',
    ],
    [
      'few that take part in an order',
      [row('A', 400, 71.5), row('B', 30, 72), row('C', 12, 100), row('D', 29, 10)],
      'Trong các mục có từ 30 phiếu, cao nhất là “B” (72,00\u00A0%), thấp nhất là “A” (71,50\u00A0%) (hai khoảng tin cậy chồng nhau: chênh lệch có thể chỉ do ngẫu nhiên); 3 trong 4 mục nằm hẳn dưới chỉ tiêu 80\u00A0%.',
      'Of those with 30 responses or more, highest is “B” (72.00%), lowest “A” (71.50%) (their intervals overlap: the difference may be chance); 3 of 4 lie wholly below the target of 80%.',
    ],
    [
      'too few for an order',
      [row('A', 400, 84), row('B', 12, 100)],
      'Chưa đủ mục có từ 30 phiếu để nói mục nào cao nhất, thấp nhất; không mục nào nằm hẳn dưới chỉ tiêu 80\u00A0%.',
      'Too few have 30 responses to say which is highest or lowest; none of 2 lies wholly below the target of 80%.',
    ],
    [
      'all the same, each with its own target',
      [row('A', 400, 84), row('B', 400, 84, 3, 90)],
      'Các mục cùng ở mức 84,00\u00A0%; 1 trong 2 mục nằm hẳn dưới chỉ tiêu của mình.',
      'All stand at 84.00%; 1 of 2 lies wholly below its target.',
    ],
  ])('%s', (_, rows, vi, en) => {
    expect([intervalsSentence('vi', rows), intervalsSentence('en', rows)]).toEqual([vi, en]);
  });

  it.each([
    ['unit', 'đơn vị'],
    ['channel', 'kênh'],
    ['moment', 'thời điểm'],
    ['service', 'thủ tục'],
    ['counter', 'quầy'],
  ] as const)('call each %s %s', (kind, word) => {
    const met = [row('A', 400, 84), row('B', 400, 90)];
    const few = [row('A', 400, 84), row('B', 12, 60)];

    expect(intervalsSentence('vi', met, kind)).toContain(`không ${word} nào nằm hẳn dưới chỉ tiêu`);
    expect(intervalsSentence('vi', few, kind)).toMatch(
      new RegExp(
        `^Chưa đủ ${word} có từ 30 phiếu để nói ${word} nào cao nhất.*1 trong 2 ${word} nằm hẳn dưới`,
      ),
    );
    expect(intervalsSentence('vi', [row('A', 4, null)], kind)).toBe(
      `Chưa ${word} nào có từ 10 phiếu trở lên.`,
    );
  });

  it('say how many of them a picture has', () => {
    expect([leftOut('vi', 12, 1260), leftOut('en', 12, 1260)]).toEqual([
      'Hình có 12 trong 1.260 dòng, theo thứ tự trên trang.',
      'The first 12 of 1,260 rows, in the order of the page.',
    ]);
  });
});
