import type { InputHTMLAttributes } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ServiceList, SettingsAnswer } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { HoursField } from './hours-field.tsx';
import type { KiosksState, Scope } from './kiosks-state.ts';
import { ServicesField } from './services-field.tsx';
import { type PutTogether, settingsOfForm } from './settings-of-form.ts';
import { SETTINGS_TEXTS } from './settings-texts.ts';

type Props = {
  readonly state: KiosksState;
  readonly scope: Scope;
  readonly mayChange: boolean;
  readonly close: () => void;
};
type Text = Parameters<typeof say>[0];

/** What kiosks do, for a unit and all below it or for one of them. */
export const SettingsForm = ({ state, scope, mayChange, close }: Props) => {
  const [known, setKnown] = useState<SettingsAnswer | undefined>(undefined);
  const [together, putTogether] = useState<PutTogether>({ services: [], hours: [] });
  const [services, setServices] = useState<ServiceList['services']>([]);
  const learn = (answer: SettingsAnswer | undefined): void => {
    setKnown(answer);
    putTogether({ services: answer?.set.services ?? [], hours: answer?.set.hours ?? [] });
  };
  useEffect(() => void state.settingsOf(scope).then(learn), [state, scope]);
  useEffect(() => void state.services().then(setServices), [state]);
  const heading = useRef<HTMLHeadingElement>(null);
  // It opens below the button that asks for it, perhaps out of sight.
  useEffect(() => heading.current?.scrollIntoView({ block: 'start' }), [known === undefined]);
  if (!known) return null;
  const { version, set, inherited } = known;
  return (
    <section class="card wide">
      <h2 ref={heading}>{say(scope.kind === 'unit' ? SETTINGS_TEXTS.ofUnit : SETTINGS_TEXTS.ofDevice)}</h2>
      <p class="soft">{say(mayChange ? SETTINGS_TEXTS.blank : SETTINGS_TEXTS.onlyShown)}</p>
      <form
        class="kiosk-form kiosk-settings"
        key={version}
        onSubmit={async (event) => {
          event.preventDefault();
          const wanted = settingsOfForm(new FormData(event.currentTarget), together, set);
          if (await state.configure(scope, version, wanted)) learn(await state.settingsOf(scope));
        }}
      >
        <fieldset class="kiosk-fields" disabled={!mayChange}>
          <Field
            label={SETTINGS_TEXTS.languages}
            name="languages"
            input={{ pattern: '[a-zA-Z0-9\\-, ]*', title: 'vi, en' }}
            value={set.languages?.join(', ')}
            inherited={inherited.languages?.join(', ')}
          />
          <YesOrNo label={SETTINGS_TEXTS.reasons} name="reasons" value={set.reasons} />
          <YesOrNo label={SETTINGS_TEXTS.elements} name="elements" value={set.elements} />
          <YesOrNo label={SETTINGS_TEXTS.comment} name="comment" value={set.comment} />
          <YesOrNo label={SETTINGS_TEXTS.prompts} name="prompts" value={set.prompts} />
          <Choice label={SETTINGS_TEXTS.hand} name="hand" value={set.hand} options={['right', 'left']} />
          <Choice
            label={SETTINGS_TEXTS.speech}
            name="speech"
            value={set.speech}
            options={['off', 'synthesis', 'recorded']}
          />
          <Field
            label={SETTINGS_TEXTS.volume}
            name="volumePercent"
            input={{ type: 'number', min: 0, max: 100 }}
            value={set.volumePercent}
            inherited={inherited.volumePercent}
          />
          <Field
            label={SETTINGS_TEXTS.interval}
            name="minimumIntervalSeconds"
            input={{ type: 'number', min: 1, max: 60 }}
            value={set.minimumIntervalSeconds}
            inherited={inherited.minimumIntervalSeconds}
          />
          <Field
            label={SETTINGS_TEXTS.messageVi}
            name="messageVi"
            value={set.message?.vi}
            inherited={inherited.message?.vi}
          />
          <Field
            label={SETTINGS_TEXTS.messageEn}
            name="messageEn"
            value={set.message?.en}
            inherited={inherited.message?.en}
          />
          <Field
            label={SETTINGS_TEXTS.pin}
            name="exitPin"
            input={{ inputMode: 'numeric', pattern: '[0-9]{6,12}', title: say(SETTINGS_TEXTS.pin) }}
            inherited={set.exitPin && say(SETTINGS_TEXTS.pinKept)}
          />
          <ServicesField
            chosen={together.services}
            choose={(services) => putTogether({ ...together, services })}
            services={services}
          />
          <HoursField hours={together.hours} change={(hours) => putTogether({ ...together, hours })} />
        </fieldset>
        <p class="kiosk-actions">
          {mayChange && (
            <button type="submit" class="button button-primary" disabled={state.busy.value}>
              {say(SETTINGS_TEXTS.save)}
            </button>
          )}
          <button type="button" class="button" onClick={close}>
            {say(SETTINGS_TEXTS.close)}
          </button>
        </p>
      </form>
    </section>
  );
};

const Field = ({
  label,
  name,
  value,
  inherited,
  input,
}: {
  readonly label: Text;
  readonly name: string;
  readonly value?: string | number | undefined;
  readonly inherited?: string | number | undefined;
  /** What the browser itself is to check, and say in its own language. */
  readonly input?: InputHTMLAttributes<HTMLInputElement>;
}) => (
  <label>
    {say(label)}
    <input
      class="field"
      name={name}
      type="text"
      defaultValue={value === undefined ? '' : String(value)}
      placeholder={inherited === undefined ? '' : String(inherited)}
      autocomplete="off"
      {...input}
    />
  </label>
);

type Option = 'yes' | 'no' | 'right' | 'left' | 'off' | 'synthesis' | 'recorded';

const Choice = ({
  label,
  name,
  value,
  options,
}: {
  readonly label: Text;
  readonly name: string;
  readonly value: Option | undefined;
  readonly options: readonly Option[];
}) => (
  <label>
    {say(label)}
    <select class="field" name={name}>
      <option value="">{say(SETTINGS_TEXTS.inherited)}</option>
      {options.map((option) => (
        <option key={option} value={option} selected={option === value}>
          {say(SETTINGS_TEXTS[option])}
        </option>
      ))}
    </select>
  </label>
);

const YesOrNo = ({
  label,
  name,
  value,
}: {
  readonly label: Text;
  readonly name: string;
  readonly value: boolean | undefined;
}) => (
  <Choice
    label={label}
    name={name}
    value={value === undefined ? undefined : value ? 'yes' : 'no'}
    options={['yes', 'no']}
  />
);
