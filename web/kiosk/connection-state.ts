import type { Questionnaire } from '#domain/questionnaire.ts';
import { backOffMs } from '../shared/back-off.ts';
import type { Clock } from '../shared/clock.ts';
import type { FoundCounter } from './find-counter.ts';
import type { createPlace } from './place-state.ts';
import type { Stage } from './stage.ts';

type ConnectionPorts = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly stage: Stage;
  readonly place: ReturnType<typeof createPlace>;
  readonly findCounter: (code: string) => Promise<FoundCounter>;
  readonly questionnaire: Questionnaire;
  readonly onFound: () => void;
};

/** How a kiosk gets to know its counter: by its code, asked for until somebody can say. */
export const createConnection = (ports: ConnectionPorts) => {
  const { clock, random, stage, place, findCounter, questionnaire, onFound } = ports;
  let code = '';
  let connections = 0;
  let callOff = (): void => {};

  const connect = async (failures: number): Promise<void> => {
    connections += 1;
    const connection = connections;
    callOff();
    stage.show({ name: 'connecting', failures });
    const asked = await findCounter(code);
    if (connection !== connections) return;
    if (asked.found === 'unknown') return stage.show({ name: 'setup', fault: 'unknown', code });
    if (asked.found === 'unreachable') {
      stage.show({ name: 'connecting', failures: failures + 1 });
      callOff = clock.after(backOffMs(failures + 1, random()), () => connect(failures + 1));
      return;
    }
    // What is shown, and named in every answer, is the version that this build carries; the server may
    // have a newer one of the same questionnaire, but must not mean another questionnaire.
    if (asked.counter.questionnaire.id !== questionnaire.id) {
      return stage.show({ name: 'setup', fault: 'unsupported', code });
    }
    place.learn(asked);
    onFound();
  };

  const go = (counterCode: string, missing: boolean): void => {
    code = counterCode;
    if (code !== '') void connect(0);
    else stage.show({ name: 'setup', code, ...(missing ? { fault: 'missing' } : {}) });
  };

  return {
    /** Goes to the question of a counter, or to the setup where none is named. */
    start: (counterCode: string): void => go(counterCode, false),
    /** The code typed in at the setup. */
    choose: (counterCode: string): void => go(counterCode, true),
    /** The network says that it is back. */
    online: (): void => {
      const { value } = stage.screen;
      if (value.name === 'connecting' && value.failures > 0) void connect(value.failures);
    },
  };
};
