import { render } from 'preact';
import { localIsoOf } from '#domain/time.ts';
import { RatePage } from '../../functions/pages/rate-page.tsx';
import { newDraft } from '../../functions/pages/rating-form.ts';
import { STYLE } from '../../functions/pages/style.ts';
import type { PreviewMessage } from '../shared/preview-message.ts';

const NOT_SENT = {
  vi: 'Đây là bản xem trước: không có gì được gửi.',
  en: 'This is a preview: nothing is sent.',
};

/** The page of a counter's poster, as the server draws it; its links lead nowhere, and its form is not sent. */
export const drawPhone = ({ form, language, unitName }: PreviewMessage): void => {
  const unit = { id: 'PREVIEW', name: unitName, kind: 'unit', placements: [], counters: [] };
  const counter = { code: 'PREVIEW-01', name: { vi: 'Quầy 1', en: 'Counter 1' } };
  const page = document.createElement('div');
  render(
    <RatePage
      language={language}
      cityName={unitName[language]}
      subject={{ path: '/preview/', unit, counter, channel: 'poster', moment: 'result', isOpen: true }}
      draft={newDraft('preview', localIsoOf(Date.now()), form.version)}
      form={form}
    />,
    page,
  );
  // The page is a whole document: of its head the style alone is taken, in the one way that this page's own policy allows.
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE.light);
  document.adoptedStyleSheets = [style];
  for (const script of page.querySelectorAll('script')) script.remove();
  document.body.replaceChildren(...(page.querySelector('body')?.childNodes ?? []));
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const told = document.createElement('p');
    told.className = 'told';
    told.setAttribute('role', 'status');
    told.textContent = NOT_SENT[language];
    if (event.target instanceof Element) event.target.replaceChildren(told);
  });
};
