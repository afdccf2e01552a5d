import type { Notice } from './notices.ts';
import { PageShell } from './page-shell.tsx';
import { TEXTS } from './texts.ts';

type Props = {
  readonly cityName: string;
  readonly notice: Notice;
  /** Where a new form stands, if there is one to open. */
  readonly newFormUrl?: string | undefined;
};

/** A page that says one thing, in Vietnamese and in English under it. */
export const NoticePage = ({ cityName, notice: { title, body, ...notice }, newFormUrl }: Props) => (
  <PageShell language="vi" cityName={cityName} title={`${title.vi} · ${title.en}`}>
    <div class="card">
      <h1>{title.vi}</h1>
      <p>{body.vi}</p>
      <div lang="en" class="soft">
        <h2>{title.en}</h2>
        <p>{body.en}</p>
      </div>
      {'mayType' in notice && (
        <p>
          <a class="button" href="/r">
            {TEXTS.typeCode.vi} · <span lang="en">{TEXTS.typeCode.en}</span>
          </a>
        </p>
      )}
      {newFormUrl !== undefined && (
        <p>
          <a class="button" href={newFormUrl}>
            {TEXTS.rateAnew.vi} · <span lang="en">{TEXTS.rateAnew.en}</span>
          </a>
        </p>
      )}
    </div>
  </PageShell>
);
