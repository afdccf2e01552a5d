import { useEffect, useRef, useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/questionnaire.ts';
import { type Language, say } from '../../shared/language.ts';
import { PREVIEW_READY, type PreviewMessage } from '../../shared/preview-message.ts';
import { PREVIEW_TEXTS } from './preview-texts.ts';
import type { QuestionnairesState } from './questionnaires-state.ts';

type Size = {
  readonly name: keyof typeof PREVIEW_TEXTS;
  readonly as: 'kiosk' | 'phone';
  readonly width: number;
  readonly height: number;
};

/** A tablet of ten inches, either way up, and a phone of usual size. */
const SIZES: readonly Size[] = [
  { name: 'kioskUpright', as: 'kiosk', width: 800, height: 1280 },
  { name: 'kioskAcross', as: 'kiosk', width: 1280, height: 800 },
  { name: 'phone', as: 'phone', width: 390, height: 844 },
];

/** It is drawn anew when nothing was typed for so long. */
const SETTLED_MS = 700;
const LARGEST_HEIGHT = 600;

/** The version as citizens would see it, what is not saved yet too: drawn by the kiosk's own screens and the phone's own page. */
export const Preview = ({ state }: { readonly state: QuestionnairesState }) => {
  const [shown, draft] = [state.shown.value, state.draft.value];
  const [size, setSize] = useState<Size>(SIZES[0] as Size);
  const [language, setLanguage] = useState<Language>('vi');
  const [settled, settle] = useState(draft);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => settle(draft), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  if (!shown || !settled) return null;
  if (!settled.form.overall) {
    return (
      <section class="card form-preview">
        <h2>{say(PREVIEW_TEXTS.title)}</h2>
        <p>{say(PREVIEW_TEXTS.onPaper)}</p>
      </section>
    );
  }
  const { id, version, comparabilityGroup } = shown;
  const form = { ...settled.form, id, version, comparabilityGroup } as Questionnaire;
  return (
    <section class="card form-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{say(PREVIEW_TEXTS.title)}</h2>
      <p class="soft">{say(PREVIEW_TEXTS.how)}</p>
      <div class="preview-choices">
        <fieldset>
          <legend class="visually-hidden">{say(PREVIEW_TEXTS.device)}</legend>
          {SIZES.map((each) => (
            <button
              type="button"
              key={each.name}
              class="button"
              aria-pressed={each === size}
              onClick={() => setSize(each)}
            >
              {say(PREVIEW_TEXTS[each.name])}
            </button>
          ))}
        </fieldset>
        <fieldset>
          <legend class="visually-hidden">{say(PREVIEW_TEXTS.language)}</legend>
          {(['vi', 'en'] as const).map((each) => (
            <button
              type="button"
              key={each}
              class="button"
              aria-pressed={each === language}
              onClick={() => setLanguage(each)}
            >
              {say(PREVIEW_TEXTS[each])}
            </button>
          ))}
        </fieldset>
        <button type="button" class="button" onClick={() => setTurn(turn + 1)}>
          {say(PREVIEW_TEXTS.again)}
        </button>
      </div>
      <Frame
        key={`${size.name} ${language} ${turn} ${JSON.stringify(form)}`}
        size={size}
        message={{ as: size.as, form, language, unitName: PREVIEW_TEXTS.unit }}
      />
    </section>
  );
};

/** As large as the display, made smaller until it fits. */
const Frame = ({ size, message }: { readonly size: Size; readonly message: PreviewMessage }) => {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const measure = (): void => setRoom(box.current?.clientWidth ?? 0);
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  useEffect(() => {
    const answer = ({ source, origin, data }: MessageEvent): void => {
      const preview = frame.current?.contentWindow;
      if (!preview || source !== preview || origin !== location.origin || data !== PREVIEW_READY) return;
      preview.postMessage(message, location.origin);
    };
    addEventListener('message', answer);
    return () => removeEventListener('message', answer);
  }, []);
  const scale = Math.min(1, room / size.width, LARGEST_HEIGHT / size.height);
  return (
    <div ref={box} class="preview-box" style={{ height: `${size.height * scale}px` }}>
      <iframe
        ref={frame}
        class="preview-frame"
        src="/preview/"
        title={`${say(PREVIEW_TEXTS.title)}: ${say(PREVIEW_TEXTS[size.name])}`}
        width={size.width}
        height={size.height}
        style={{ transform: `scale(${scale})` }}
      />
    </div>
  );
};
