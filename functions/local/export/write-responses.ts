import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLines, csvText } from '../../api/csv-text.ts';
import { type AskedResponses, responsesBelow } from '../../api/response-rows.ts';
import { type ResponseTableOf, responseColumns } from '../../api/response-table.ts';
import type { ResponseReads } from '../../store/response-reads.ts';
import { type Cell, plainCell } from '../../tables/cell.ts';
import { type Workbook, workbookPieces } from '../../tables/workbook.ts';
import { BackupError } from '../backup/backup-file.ts';

type Asked = AskedResponses & ResponseTableOf;

/**
 * Writes responses into a file as they are read, and says how many. The file has its name only when it is whole, and nobody
 * but its owner reads it.
 */
export const writeResponses = async (
  path: string,
  format: 'csv' | 'xlsx',
  reads: ResponseReads,
  asked: Asked,
): Promise<number> => {
  if (existsSync(path)) throw new BackupError(`${path} exists; choose another name`);
  const columns = responseColumns(asked);
  let count = 0;
  const rows = async function* (): AsyncGenerator<readonly Cell[]> {
    for await (const { responses } of responsesBelow(reads, asked.index, asked)) {
      for (const response of responses) {
        count += 1;
        yield columns.map(({ cell }) => cell(response));
      }
    }
  };
  const csv = async function* (): AsyncGenerator<string> {
    yield csvText(
      columns.map(({ id }) => id),
      [],
    );
    for await (const row of rows()) yield csvLines([row.map(plainCell)]);
  };
  const content = format === 'csv' ? csv() : workbookPieces(workbookOf(asked, rows(), () => count));
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(content), createWriteStream(part, { flush: true, mode: 0o600 }));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await rename(part, path);
  return count;
};

/** The responses as a workbook, and on its last sheet what is in it and what was left out. */
export const workbookOf = (
  asked: Asked,
  rows: AsyncIterable<readonly Cell[]>,
  countOf: () => number,
): Workbook => {
  const { index, unit, from, to, language } = asked;
  const vi = language === 'vi';
  const name = index.units.get(unit)?.name[language] ?? unit;
  return {
    sheet: {
      name: vi ? 'Phiếu' : 'Responses',
      columns: responseColumns(asked).map(({ heading, width }) => ({
        heading: heading[language],
        ...(width === undefined ? {} : { width }),
      })),
      rows,
    },
    notesName: vi ? 'Ghi chú' : 'Notes',
    notesColumns: vi ? ['Mục', 'Nội dung'] : ['Subject', 'Note'],
    notes: () =>
      vi
        ? [
            ['Đơn vị', `${name} (${unit}) và các đơn vị trực thuộc`],
            ['Kỳ', `${from} đến ${to}, theo giờ phục vụ tại Việt Nam`],
            ['Số phiếu', String(countOf())],
            [
              'Điểm',
              '1 Rất không hài lòng, 2 Không hài lòng, 3 Bình thường, 4 Hài lòng, 5 Rất hài lòng; ô trống là không trả lời',
            ],
            [
              'Trạng thái',
              'Chỉ phiếu “Được tính” có trong các chỉ số; phiếu tạm giữ và không tính cũng được liệt kê',
            ],
            [
              'Không có trong tệp',
              'Mã phiếu, mã cảm ơn, góp ý, phút và giây, phiếu đã xóa: để không ai tìm được người trả lời',
            ],
          ]
        : [
            ['Unit', `${name} (${unit}) and the units below it`],
            ['Period', `${from} to ${to}, by the time of service in Viet Nam`],
            ['Responses', String(countOf())],
            ['Scores', '1 Very dissatisfied to 5 Very satisfied; a blank cell is a question left blank'],
            ['State', 'Only what is “Counted” is in the figures; held and void responses are listed too'],
            [
              'Left out',
              'Ids, thank-you codes, comments, minutes and seconds, and what was erased: so that nobody finds who answered',
            ],
          ],
  };
};
