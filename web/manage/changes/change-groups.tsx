import { useSignal } from '@preact/signals';
import { scaleLinear } from 'd3-scale';
import type { Changes } from '../../shared/api-types.ts';
import { TableFrame } from '../../shared/chart/chart-frame.tsx';
import { count, percent, points } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { Caution } from '../intervals/caution.tsx';
import { ShowAll } from '../intervals/show-all.tsx';
import { effectOf, partSentence } from './change-sentences.ts';
import { CHANGE_TEXTS, changesTitle, WAYS } from './change-texts.ts';
import { EffectsPicture, effectsHeight } from './effects-picture.tsx';

type Part = Changes['parts'][number];

/** A scale never shows less than one point, so that noise does not look large. */
const LEAST_POINTS = 1;

/** As many as fit beside the sentence that names the first. */
const FIRST = 5;

/** What each group did to the index: bars to the left of the middle took off, those to the right added. */
export const ChangeGroups = ({
  part,
  before,
}: {
  readonly part: Part;
  /** The period that is compared with, in words. */
  readonly before: string;
}) => {
  const groups = part.groups.toSorted((a, b) => Math.abs(effectOf(b)) - Math.abs(effectOf(a)));
  const showsAll = useSignal(false);
  const most = Math.max(LEAST_POINTS, ...groups.map((group) => Math.abs(effectOf(group))));
  const spoken = language.value;
  const shown = showsAll.value ? groups : groups.slice(0, FIRST);
  const drawn = {
    rows: shown.map((group) => ({ key: group.id, name: say(group.name), effect: effectOf(group) })),
    of: groups.length,
    most,
  };
  const periods = [
    {
      text: CHANGE_TEXTS.before,
      of: ({ before, beforePercent }: Part['groups'][number]) => [beforePercent, before] as const,
    },
    {
      text: CHANGE_TEXTS.now,
      of: ({ now, nowPercent }: Part['groups'][number]) => [nowPercent, now] as const,
    },
  ];
  return (
    <TableFrame
      title={changesTitle(spoken, part.by, before)}
      sentence={partSentence(spoken, part)}
      height={(width) => effectsHeight(drawn, width)}
      draw={(width) => <EffectsPicture {...drawn} width={width} />}
      more={<ShowAll all={showsAll} first={FIRST} rows={groups.length} />}
    >
      <ScrollArea label={changesTitle(spoken, part.by, before)}>
        <table class="figures change-groups">
          <thead>
            <tr>
              <th scope="col">{say(WAYS[part.by])}</th>
              <th scope="col" class="bar-cell">
                <span class="visually-hidden">{say(CHANGE_TEXTS.total)}</span>
              </th>
              <th scope="col" class="number">
                {say(CHANGE_TEXTS.total)}
              </th>
              <th scope="col" class="number">
                {say(CHANGE_TEXTS.mix)}
              </th>
              <th scope="col" class="number">
                {say(CHANGE_TEXTS.within)}
              </th>
              {periods.map(({ text }) => (
                <th scope="col" class="number" key={text.en}>
                  {say(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((group) => (
              <tr key={group.id}>
                <th scope="row">{say(group.name)}</th>
                <td class="bar-cell">
                  <EffectBar effect={effectOf(group)} most={most} />
                </td>
                <td class="number">{points(spoken, effectOf(group))}</td>
                <td class="number">{points(spoken, group.mixPoints)}</td>
                <td class="number">{points(spoken, group.withinPoints)}</td>
                {periods.map(({ text, of }) => {
                  const [share, n] = of(group);
                  return (
                    <td class="number" key={text.en}>
                      {percent(spoken, share)}
                      <span class="range">n = {count(spoken, n)}</span>
                      <Caution n={n} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </TableFrame>
  );
};

/** Decoration: its figure stands beside it. */
const EffectBar = ({ effect, most }: { readonly effect: number; readonly most: number }) => {
  const x = scaleLinear([-most, most], [0, 100]);
  const [from, to] = effect < 0 ? [x(effect), x(0)] : [x(0), x(effect)];
  return (
    <svg class="effect" aria-hidden="true" focusable="false">
      <line x1="50%" x2="50%" y1="0" y2="100%" />
      <rect
        class={effect < 0 ? 'took' : 'gave'}
        x={`${from}%`}
        y="4"
        width={`${to - from}%`}
        height="16"
        rx="2"
      />
    </svg>
  );
};
