import type { Hono } from 'hono';
import type { Text } from '#domain/questionnaire.ts';
import { htmlPage } from './html-page.ts';
import { NOTICE_OF_REFUSAL, NOTICES } from './notices.ts';
import { PageShell } from './page-shell.tsx';
import type { PagesDeps } from './rating-routes.tsx';
import { type Language, languageOf } from './texts.ts';
import { typedAddress, verifiedAddress } from './verified-address.ts';

const TYPED_CODE_TEXTS = {
  title: { vi: 'Đánh giá bằng mã trên giấy hẹn', en: 'Rate by the code on your receipt' },
  explain: {
    vi: 'Dành cho người không quét được mã QR. Viết hoa hay thường, có khoảng trắng hay không đều được; O và 0, I và 1 được hiểu như nhau.',
    en: 'For whoever cannot scan the QR code. Capitals, blanks and dashes do not matter; O and 0, I and 1 are taken for the same.',
  },
  place: {
    vi: 'Mã quầy hoặc mã cơ quan, ví dụ 00070-03',
    en: 'Code of the counter or office, such as 00070-03',
  },
  code: { vi: 'Mã đánh giá, 20 chữ và số', en: 'Code of 20 letters and digits' },
  open: { vi: 'Mở phiếu đánh giá', en: 'Open the rating form' },
} as const satisfies Record<string, Text>;

const LONGEST_TYPED = 60;

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly place: string;
  readonly code: string;
  readonly fault?: Text;
};

const TypedCodePage = ({ language, cityName, place, code, fault }: Props) => (
  <PageShell
    language={language}
    cityName={cityName}
    title={TYPED_CODE_TEXTS.title[language]}
    otherLanguageUrl={`/r?lang=${language === 'vi' ? 'en' : 'vi'}`}
  >
    <form class="card" method="get" action="/r">
      <h1>{TYPED_CODE_TEXTS.title[language]}</h1>
      {fault ? (
        <p class="notice" role="alert">
          {fault[language]}
        </p>
      ) : (
        <p class="hint">{TYPED_CODE_TEXTS.explain[language]}</p>
      )}
      <TypedField name="place" label={TYPED_CODE_TEXTS.place[language]} value={place} />
      <TypedField name="code" label={TYPED_CODE_TEXTS.code[language]} value={code} />
      <input type="hidden" name="lang" value={language} />
      <button class="button" type="submit">
        {TYPED_CODE_TEXTS.open[language]}
      </button>
    </form>
  </PageShell>
);

const TypedField = ({ name, label, value }: { readonly [part in 'name' | 'label' | 'value']: string }) => (
  <p>
    <label for={name}>{label}</label>
    <input
      class="field"
      id={name}
      name={name}
      value={value}
      required
      maxLength={LONGEST_TYPED}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
    />
  </p>
);

/** Cut between letters, of which some are two units of UTF-16. */
const typedIn = (value = ''): string => [...value.toWellFormed()].slice(0, LONGEST_TYPED).join('');

/** Where a receipt's code is typed, which leads to the page that its QR code leads to. Nothing is read to tell. */
export const addTypedCodePage = (
  app: Hono,
  { cityName, receipts, now }: Pick<PagesDeps, 'cityName' | 'receipts' | 'now'>,
): Hono =>
  app.get('/r', (c) => {
    const language = languageOf(c.req.query('lang'));
    const place = typedIn(c.req.query('place'));
    const code = typedIn(c.req.query('code'));
    const page = { language, cityName, place, code };
    if (place.trim() === '' && code.trim() === '') return htmlPage(<TypedCodePage {...page} />, 200);
    const address = typedAddress(place, code);
    const verified = verifiedAddress(receipts, decodeURIComponent(address.slice('/r/'.length)), now());
    if (verified.ok) return c.redirect(`${address}${language === 'en' ? '?lang=en' : ''}`, 303);
    const { status, body } = NOTICES[NOTICE_OF_REFUSAL[verified.refusal]];
    return htmlPage(<TypedCodePage {...page} fault={body} />, status);
  });
