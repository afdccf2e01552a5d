import { useEffect, useState } from 'preact/hooks';
import type { UnitDetail } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { KIOSK_TEXTS } from './kiosk-texts.ts';
import type { KiosksState } from './kiosks-state.ts';

type Props = { readonly state: KiosksState; readonly unit: string };

/** The code that came with the address, as from the QR that a device shows. */
const codeInAddress = (): string => new URLSearchParams(location.search).get('pair') ?? '';

/** Puts the device that shows a code at a counter of this unit. */
export const EnrolForm = ({ state, unit }: Props) => {
  const [code, setCode] = useState(codeInAddress);
  const [counters, setCounters] = useState<UnitDetail['counters'] | undefined>(undefined);
  useEffect(() => {
    setCounters(undefined);
    void state.countersOf(unit).then(setCounters);
  }, [state, unit]);

  return (
    <section class="card">
      <h2>{say(KIOSK_TEXTS.enrol)}</h2>
      {counters?.length === 0 ? (
        <p class="soft">{say(KIOSK_TEXTS.noCounters)}</p>
      ) : (
        <form
          class="kiosk-form"
          onSubmit={async (event) => {
            event.preventDefault();
            const form = event.currentTarget;
            const given = new FormData(form);
            const text = (name: string): string => String(given.get(name) ?? '').trim();
            if (!(await state.enrol(text('counter'), text('name'), text('code')))) return;
            setCode('');
            form.reset();
          }}
        >
          <p class="soft">{say(KIOSK_TEXTS.enrolHow)}</p>
          <label>
            {say(KIOSK_TEXTS.code)}
            <input
              class="field kiosk-code"
              name="code"
              required
              maxLength={12}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              key={code}
              defaultValue={code}
            />
          </label>
          <label>
            {say(KIOSK_TEXTS.counter)}
            <select class="field" name="counter" required>
              <option value="">{say(KIOSK_TEXTS.chooseCounter)}</option>
              {counters?.map(({ code, name }) => (
                <option key={code} value={code}>
                  {code} · {say(name)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say(KIOSK_TEXTS.name)}
            <input class="field" name="name" maxLength={60} autocomplete="off" />
          </label>
          <button type="submit" class="button button-primary" disabled={state.busy.value}>
            {say(KIOSK_TEXTS.pair)}
          </button>
        </form>
      )}
    </section>
  );
};
