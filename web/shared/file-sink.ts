import { saveFile } from './save-file.ts';

/** A file that grows by parts. It is there as a whole after `close`, or not at all. */
export type FileSink = {
  readonly write: (part: Blob) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** What browsers have of the File System Access API, which TypeScript's library does not know. */
type SavePicker = (options: { readonly suggestedName: string }) => Promise<PickedFile>;
type PickedFile = FileSystemFileHandle & { readonly remove?: () => Promise<void> };

/**
 * Where a file is to be written: on the disk itself, where the browser lets the person choose a place, so that any size needs no
 * memory; else in parts that the browser keeps, and saves at the end. `undefined` where the person wants none after all.
 * Call it from a click, since the browser asks only then.
 */
export const openFileSink = async (fileName: string): Promise<FileSink | undefined> => {
  const picker = (globalThis as { readonly showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (!picker) return sinkInParts(fileName);
  try {
    return await sinkOnDisk(await picker({ suggestedName: fileName }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    return sinkInParts(fileName);
  }
};

/** The browser writes beside the file and puts it in its place at the end; what was there stands until then. */
const sinkOnDisk = async (file: PickedFile): Promise<FileSink> => {
  const isNew = (await file.getFile()).size === 0;
  const stream = await file.createWritable();
  return {
    write: (part) => stream.write(part),
    close: () => stream.close(),
    discard: async () => {
      await stream.abort();
      // The picker has made an empty file, which must not pass for a finished one.
      if (isNew) await file.remove?.();
    },
  };
};

const sinkInParts = (fileName: string): FileSink => {
  let parts: Blob[] = [];
  return {
    write: async (part) => {
      parts.push(part);
    },
    close: async () => saveFile(fileName, new Blob(parts, { type: 'text/csv;charset=utf-8' })),
    discard: async () => {
      parts = [];
    },
  };
};
