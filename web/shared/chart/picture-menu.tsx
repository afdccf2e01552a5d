import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { Text } from '#domain/questionnaire.ts';
import { say } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { pictureFile, pixelsOf } from './picture-file.ts';

const TEXTS = {
  save: { vi: 'Tải hình', en: 'Save the picture' },
  source: { vi: 'Nguồn', en: 'Source' },
  failed: { vi: 'Trình duyệt không vẽ được hình này.', en: 'The browser cannot draw this picture.' },
} as const satisfies Record<string, Text>;

/** The ways in which a picture is taken elsewhere. */
export const PictureMenu = ({
  space,
  sentence,
}: {
  readonly space: RefObject<HTMLElement | null>;
  readonly sentence: string;
}) => {
  const failed = useSignal(false);
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    const svg = space.current?.querySelector('svg');
    if (!svg) return;
    const card = space.current?.closest('section')?.querySelector('h2')?.textContent ?? '';
    const title = [card, document.title].filter((part) => part !== '').join(' · ');
    const picture = pictureFile(svg, { title, sentence, source: `${say(TEXTS.source)}: ${location.href}` });
    try {
      const content =
        format === 'svg' ? new Blob([picture], { type: 'image/svg+xml' }) : await pixelsOf(picture);
      saveFile(`${fileNameOf(title)}.${format}`, content);
      failed.value = false;
    } catch {
      failed.value = true;
    }
  };
  return (
    <p class="picture-menu">
      {say(TEXTS.save)}:{' '}
      {(['svg', 'png'] as const).map((format) => (
        <button
          type="button"
          class="link"
          key={format}
          aria-label={`${say(TEXTS.save)}: ${format.toUpperCase()}`}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </button>
      ))}
      {failed.value && <span role="alert"> {say(TEXTS.failed)}</span>}
    </p>
  );
};

/** Without marks and signs, which not every file system takes. */
const fileNameOf = (title: string): string =>
  title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-|-$/g, '');
