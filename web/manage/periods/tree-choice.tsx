import { say } from '../../shared/language.ts';
import { PERIOD_TEXTS } from './period-texts.ts';

/** Where a reform lies within the period: by whose units it is told. Nothing is lost in either way, and both add up to the same. */
export const TreeChoice = ({
  tree,
  choose,
}: {
  readonly tree: 'now' | undefined;
  readonly choose: (tree: 'now' | undefined) => void;
}) => (
  <fieldset class="tree-choice">
    <legend>{say(PERIOD_TEXTS.reformed)}</legend>
    {([undefined, 'now'] as const).map((each) => (
      <label key={each ?? 'then'}>
        <input type="radio" name="tree" checked={tree === each} onChange={() => choose(each)} />{' '}
        {say(each ? PERIOD_TEXTS.byUnitsOfNow : PERIOD_TEXTS.byUnitsOfThen)}
      </label>
    ))}
  </fieldset>
);
