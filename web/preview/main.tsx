import { PREVIEW_READY, type PreviewMessage } from '../shared/preview-message.ts';

/*
 * The draft of a questionnaire, drawn by the kiosk's own screens or the phone's own page. It comes from the page around it,
 * which must be of this site: nobody else may have this page in a frame, and nobody else is listened to. Nothing is sent or kept.
 */
const draw = async (message: PreviewMessage): Promise<void> => {
  document.documentElement.lang = message.language;
  if (message.as === 'kiosk') (await import('./kiosk-preview.tsx')).drawKiosk(message);
  else (await import('./phone-preview.tsx')).drawPhone(message);
};

let isDrawn = false;
addEventListener('message', ({ origin, source, data }: MessageEvent<PreviewMessage>) => {
  if (origin !== location.origin || source !== parent || isDrawn) return;
  isDrawn = true;
  void draw(data);
});
if (parent !== window) parent.postMessage(PREVIEW_READY, location.origin);
