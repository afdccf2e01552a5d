import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Period, parsePeriod } from '#domain/period.ts';
import { PictureContext } from '../shared/chart/picture-subject.ts';
import { language, say } from '../shared/language.ts';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import { periodName } from '../shared/period-names.ts';
import { KIOSK_TEXTS } from './kiosks/kiosk-texts.ts';
import { type ManageState, VIEWS, type View } from './manage-state.ts';
import { ResultsPage } from './results-page.tsx';
import { TEXTS } from './texts.ts';
import { UnitTree, UnitTreeToCome } from './unit-tree.tsx';
import { type Open, PAGE_OF, type Pages } from './views.tsx';

/** The whole page: who is looked at on the left, what is known of it on the right. */
export const App = ({
  state,
  pages,
  open,
  person,
}: {
  readonly state: ManageState;
  readonly pages: Pages;
  readonly open: Open;
  /** Who is signed in, and the way out. */
  readonly person: ComponentChildren;
}) => {
  const list = state.units.value;
  const asked = state.unit.value;
  // Of a unit that is not in the list nothing else is shown: the results say why.
  const unit = asked === undefined ? list?.units[0] : list?.units.find(({ id }) => id === asked);
  const view = state.view.value;
  const shown = (view ? undefined : state.result.value?.name) ?? unit?.name;
  const about = {
    unit: shown ? say(shown) : '',
    period: periodName(language.value, (view === 'scorecard' && yearOf(state)) || state.period.value),
    notice: list?.notice ? say(list.notice) : undefined,
  };
  return (
    <div class="page">
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {say(TEXTS.skip)}
      </button>
      <header class="bar">
        <span class="bar-title">{say(TEXTS.title)}</span>
        <Views
          view={view}
          may={list?.may ?? []}
          choose={(next) => open({ ...state.place(), unit: unit?.id, view: next, year: undefined })}
        />
        <LanguageSwitch />
        {person}
      </header>
      <aside class="side">
        {list ? (
          <UnitTree list={list} chosen={unit?.id} open={(id) => open({ ...state.place(), unit: id })} />
        ) : (
          <UnitTreeToCome />
        )}
      </aside>
      <PictureContext.Provider value={about}>
        {view && list && unit ? (
          <main class="main" id="main" tabIndex={-1}>
            {PAGE_OF[view].draw(pages, { state, list, unit, open })}
          </main>
        ) : (
          <ResultsPage
            state={state}
            changes={pages.changes}
            outputs={pages.outputs}
            singleResponses={pages.singleResponses}
            around={pages.around}
            unit={unit}
            open={open}
          />
        )}
      </PictureContext.Provider>
    </div>
  );
};

/** The year of the indicators, which is chosen by itself. */
const yearOf = (state: ManageState): Period | undefined =>
  parsePeriod(state.year.value ?? state.thisMonth.slice(0, 4));

/** The looks that there are at the same city, in one row that is moved sideways where it is too long. */
const Views = ({
  view,
  may,
  choose,
}: {
  readonly view: View | undefined;
  readonly may: readonly string[];
  readonly choose: (view: View | undefined) => void;
}) => {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (chosen) row.current?.scrollTo({ left: chosen.offsetLeft - row.current.clientWidth / 3 });
  }, [view, may.length]);
  return (
    <nav class="views" ref={row}>
      {[undefined, ...VIEWS.filter((each) => may.includes(PAGE_OF[each].needs))].map((each) => (
        <button
          type="button"
          key={each ?? 'results'}
          aria-current={each === view ? 'page' : undefined}
          onClick={() => choose(each)}
        >
          {say(each ? PAGE_OF[each].title : KIOSK_TEXTS.results)}
        </button>
      ))}
    </nav>
  );
};
