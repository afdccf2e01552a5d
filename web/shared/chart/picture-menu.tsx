import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { Text } from '#domain/questionnaire.ts';
import { say } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { fileNameOf } from './file-name.ts';
import type { Picture } from './picture.ts';
import { pictureFile } from './picture-file.tsx';
import { pixelsOf } from './picture-pixels.ts';
import { PictureContext } from './picture-subject.ts';

const TEXTS = {
  save: { vi: 'Tải hình', en: 'Save the picture' },
  source: { vi: 'Nguồn', en: 'Source' },
  failed: { vi: 'Trình duyệt không vẽ được hình này.', en: 'The browser cannot draw this picture.' },
} as const satisfies Record<string, Text>;

/** The ways in which a picture is taken elsewhere. */
export const PictureMenu = ({
  title,
  sentence,
  picture,
  period: own,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly picture: Picture;
  readonly period?: string | undefined;
}) => {
  const about = useContext(PictureContext);
  const failed = useSignal(false);
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    const { unit, period: shown } = about ?? { unit: document.title, period: '' };
    const period = own ?? shown;
    const file = pictureFile(picture, {
      title,
      subject: [unit, period].filter((part) => part !== '').join(' · '),
      sentence,
      notice: about?.notice,
      source: `${say(TEXTS.source)}: ${location.origin}${location.pathname}${location.search}`,
    });
    try {
      const content = format === 'svg' ? new Blob([file], { type: 'image/svg+xml' }) : await pixelsOf(file);
      saveFile(`${fileNameOf(title, unit, period)}.${format}`, content);
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
          aria-label={`${say(TEXTS.save)}: ${format.toUpperCase()}, ${title}`}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </button>
      ))}
      {failed.value && <span role="alert"> {say(TEXTS.failed)}</span>}
    </p>
  );
};
