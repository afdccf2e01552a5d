import type { ServiceChoice } from '#domain/kiosk-config.ts';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { TEXTS } from './texts.ts';

type Props = {
  readonly offered: readonly ServiceChoice[];
  readonly settled: boolean;
  readonly onChoose: (code?: string) => void;
};

/** The services of a counter that has several; what is not among them is rated all the same. */
export const ServiceScreen = ({ offered, settled, onChoose }: Props) => (
  <>
    <div class="words">
      <ScreenHeading>{say(TEXTS.whichService)}</ScreenHeading>
    </div>
    <fieldset class="answer controls" disabled={!settled}>
      <legend class="visually-hidden">{say(TEXTS.whichService)}</legend>
      <div class="reasons services">
        {offered.map(({ code, name }) => (
          <button type="button" key={code} class="reason" onClick={() => onChoose(code)}>
            {say(name)}
          </button>
        ))}
        <button type="button" class="reason" onClick={() => onChoose()}>
          {say(TEXTS.otherService)}
        </button>
      </div>
    </fieldset>
  </>
);
