import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { withoutMarks } from '#domain/search.ts';
import type { UnitList } from '../shared/api-types.ts';
import { say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

type Unit = UnitList['units'][number];

/** Of thousands of units that match, as many as anybody reads. */
const MOST_MATCHES = 50;

/** The units as a tree that opens where it is touched, or, while a search stands, as a list of what matches. */
export const UnitTree = ({
  list,
  chosen,
  open,
}: {
  readonly list: UnitList;
  readonly chosen: string | undefined;
  readonly open: (unit: string) => void;
}) => {
  const search = useSignal('');
  const isWide = useSignal(!narrow());
  useEffect(() => {
    const media = matchMedia(NARROW);
    const follow = (): void => {
      isWide.value = !media.matches;
    };
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [isWide]);
  const byParent = useMemo(() => childrenByParent(list), [list]);
  const byId = useMemo(() => new Map(list.units.map((unit) => [unit.id, unit])), [list]);
  const names = useMemo(
    () =>
      list.units.map((unit) => ({ unit, text: withoutMarks(`${unit.name.vi} ${unit.name.en} ${unit.id}`) })),
    [list],
  );
  const wanted = withoutMarks(search.value.trim());
  const matches =
    wanted === '' ? undefined : names.filter(({ text }) => text.includes(wanted)).slice(0, MOST_MATCHES);
  const tops = list.units.filter(({ parent }) => parent === null || !byId.has(parent));
  const onPath = new Set<string>();
  for (let at = chosen; at; at = byId.get(at)?.parent ?? undefined) onPath.add(at);
  return (
    <details class="units" open={isWide.value}>
      <summary>{say(TEXTS.chooseUnit)}</summary>
      <nav aria-label={say(TEXTS.units)}>
        <input
          type="search"
          class="field"
          aria-label={say(TEXTS.search)}
          placeholder={say(TEXTS.search)}
          value={search.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
        />
        {matches ? (
          <ul class="tree">
            {matches.map(({ unit }) => (
              <li key={unit.id}>
                <UnitButton unit={unit} chosen={chosen} open={open} />
              </li>
            ))}
            {matches.length === 0 && <li class="soft">{say(TEXTS.noMatch)}</li>}
          </ul>
        ) : (
          <ul class="tree">
            {tops.map((unit) => (
              <Branch key={unit.id} {...{ unit, byParent, onPath, chosen, open }} />
            ))}
          </ul>
        )}
      </nav>
    </details>
  );
};

/** Its place while the units are read, so that nothing moves when they come. */
export const UnitTreeToCome = () => (
  <details class="units" inert>
    <summary>{say(TEXTS.chooseUnit)}</summary>
  </details>
);

const childrenByParent = (list: UnitList): ReadonlyMap<string | null, readonly Unit[]> => {
  const children = new Map<string | null, Unit[]>();
  for (const unit of list.units) {
    const siblings = children.get(unit.parent);
    if (siblings) siblings.push(unit);
    else children.set(unit.parent, [unit]);
  }
  return children;
};

/** Where the tree is folded; elsewhere nothing unfolds it, also when a screen is turned. */
const NARROW = '(max-width: 63.99rem)';
const narrow = (): boolean => matchMedia(NARROW).matches;

type BranchProps = {
  readonly unit: Unit;
  readonly byParent: ReadonlyMap<string | null, readonly Unit[]>;
  readonly onPath: ReadonlySet<string>;
  readonly chosen: string | undefined;
  readonly open: (unit: string) => void;
};

const Branch = ({ unit, byParent, onPath, chosen, open }: BranchProps) => {
  const children = byParent.get(unit.id) ?? [];
  const isTop = unit.parent === null || onPath.size === 0;
  const expanded = useSignal(isTop || onPath.has(unit.id));
  return (
    <li>
      <div class="branch">
        {children.length > 0 ? (
          <button
            type="button"
            class="twist"
            aria-expanded={expanded.value}
            aria-label={say(unit.name)}
            onClick={() => {
              expanded.value = !expanded.value;
            }}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              <path d={expanded.value ? 'M4 6L8 10L12 6' : 'M6 4L10 8L6 12'} />
            </svg>
          </button>
        ) : (
          <span class="twist" />
        )}
        <UnitButton unit={unit} chosen={chosen} open={open} />
      </div>
      {children.length > 0 && expanded.value && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} {...{ unit: child, byParent, onPath, chosen, open }} />
          ))}
        </ul>
      )}
    </li>
  );
};

const UnitButton = ({ unit, chosen, open }: Pick<BranchProps, 'unit' | 'chosen' | 'open'>) => (
  <button
    type="button"
    class="unit"
    data-unit={unit.id}
    aria-current={unit.id === chosen ? 'page' : undefined}
    onClick={(event) => {
      open(unit.id);
      if (narrow()) event.currentTarget.closest('details')?.removeAttribute('open');
    }}
  >
    {say(unit.name)}
  </button>
);
