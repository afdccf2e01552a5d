import type { RawItems } from '../../store/raw-items.ts';
import { lineOfItem } from '../../store/typed-json.ts';
import { writeBackup } from './backup-file.ts';

/**
 * Writes every item of a table into a file, and says how many. One page is held at a time, however large the table. A
 * response that is recorded meanwhile may be missing, but none is half; what was there before is there.
 */
export const exportTable = async (
  items: RawItems,
  path: string,
  onItems: (count: number) => void,
): Promise<number> => {
  let count = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const page of items.pages()) {
      if (page.length === 0) continue;
      count += page.length;
      yield `${page.map(lineOfItem).join('\n')}\n`;
      onItems(count);
    }
  };
  await writeBackup(path, lines());
  return count;
};
