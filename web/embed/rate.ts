import { FACE_EYES, FACE_OUTLINE, FACE_VIEW_BOX, FACES } from '#design/faces.ts';
import { SCORE_LABELS, type Score, type Text } from '#domain/questionnaire.ts';

/*
 * `/embed/rate.js`: five faces on somebody else's page, after an online procedure. The page places
 * `<div data-survey-token="TOKEN">a link to /r/TOKEN</div>` and this script; without it the link stays.
 *
 * It asks for nothing, stores nothing and sends nothing: each face is a link to the rating page with the level chosen,
 * where the citizen still has to press "send". All styles are set by script, which a page's content policy allows,
 * and the portal's own letters are kept.
 */

const ASK: Text = {
  vi: 'Ông/Bà hài lòng với lần giải quyết thủ tục này ở mức nào?',
  en: 'How satisfied are you with how this procedure was handled?',
};

/** Line and ground of each face, as in the design's tokens. */
const COLOURS: Readonly<Record<Score, readonly [line: string, ground: string]>> = {
  1: ['#a63a2a', '#f9e9e6'],
  2: ['#c4702e', '#faeee2'],
  3: ['#6f7b85', '#eceff1'],
  4: ['#2f80a8', '#e4f0f6'],
  5: ['#145a80', '#dfebf2'],
};

const SVG = 'http://www.w3.org/2000/svg';
const site = new URL((document.currentScript as HTMLScriptElement).src).origin;

const drawn = (name: string, attributes: object): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

const faceOf = (score: Score): SVGElement => {
  const [line, ground] = COLOURS[score];
  const face = drawn('svg', {
    viewBox: FACE_VIEW_BOX,
    width: 44,
    height: 44,
    fill: 'none',
    stroke: line,
    'stroke-width': 3,
    'stroke-linecap': 'round',
    'aria-hidden': true,
  });
  face.append(
    drawn('circle', { ...FACE_OUTLINE, fill: ground }),
    ...FACE_EYES.map((eye) => drawn('circle', { ...eye, fill: line, stroke: 'none' })),
    drawn('path', { d: FACES[score].mouth + FACES[score].brows }),
  );
  return face;
};

const linkOf = (score: Score, token: string, language: keyof Text): HTMLElement => {
  const link = document.createElement('a');
  link.href = `${site}/r/${token}?lang=${language}&score=${score}`;
  // Where the citizen comes from is no business of the rating page.
  link.referrerPolicy = 'no-referrer';
  link.style.cssText =
    'display:flex;flex:1 1 84px;flex-direction:column;align-items:center;padding:8px 4px;color:inherit;text-align:center;text-decoration:none';
  link.append(faceOf(score), SCORE_LABELS[score][language]);
  return link;
};

const draw = (place: HTMLElement): void => {
  const token = place.dataset.surveyToken ?? '';
  // Anything else is no token of ours, and would lead elsewhere.
  if (!/^\w+$/.test(token)) return;
  const said = (place.closest('[lang]') as HTMLElement | null)?.lang ?? '';
  const language = said.slice(0, 2) === 'en' ? 'en' : 'vi';
  const ask = document.createElement('p');
  ask.textContent = ASK[language];
  const faces = document.createElement('div');
  faces.setAttribute('role', 'group');
  faces.setAttribute('aria-label', ASK[language]);
  faces.style.cssText = 'display:flex;flex-wrap:wrap;max-width:40em';
  faces.append(...([1, 2, 3, 4, 5] as const).map((score) => linkOf(score, token, language)));
  place.lang = language;
  place.replaceChildren(ask, faces);
};

const drawAll = (): void => {
  for (const place of document.querySelectorAll<HTMLElement>('[data-survey-token]')) draw(place);
};

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', drawAll);
else drawAll();
