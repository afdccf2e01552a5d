import { saveFile } from '../shared/save-file.ts';

/**
 * Has the browser keep a CSV table as a file: the token goes in a header, which no link can send. The byte order mark, which
 * was taken off when the answer was read, is put back; without it spreadsheets take Vietnamese for another encoding.
 */
export const saveTable = (fileName: string, table: string): void =>
  saveFile(fileName, new Blob(['\uFEFF', table], { type: 'text/csv;charset=utf-8' }));
