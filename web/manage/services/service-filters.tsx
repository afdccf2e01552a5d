import type { Text } from '#domain/questionnaire.ts';
import { ONLINE_LEVELS, SERVICE_LEVELS } from '#domain/service.ts';
import { say } from '../../shared/language.ts';
import { LEVEL_TEXTS, ONLINE_TEXTS, SERVICE_TEXTS } from './service-texts.ts';
import type { Sought } from './services-state.ts';

type Props = {
  readonly sought: Sought;
  readonly seek: (sought: Partial<Sought>) => void;
  readonly fields: readonly Text[];
};

/** By words, and by what is known of a service. */
export const ServiceFilters = ({ sought, seek, fields }: Props) => (
  <search class="service-filters">
    <label class="service-search">
      {say(SERVICE_TEXTS.search)}
      <input
        class="field"
        type="search"
        maxLength={100}
        value={sought.q}
        onInput={({ currentTarget }) => seek({ q: currentTarget.value })}
        autocomplete="off"
      />
    </label>
    <Choice
      label={SERVICE_TEXTS.field}
      value={sought.field}
      choose={(field) => seek({ field })}
      options={fields.map((field) => [field.vi, field])}
    />
    <Choice
      label={SERVICE_TEXTS.level}
      value={sought.level}
      choose={(level) => seek({ level })}
      options={SERVICE_LEVELS.map((level) => [level, LEVEL_TEXTS[level]])}
    />
    <Choice
      label={SERVICE_TEXTS.onlineLevel}
      value={sought.online}
      choose={(online) => seek({ online })}
      options={ONLINE_LEVELS.map((level) => [level, ONLINE_TEXTS[level]])}
    />
    <Choice
      label={SERVICE_TEXTS.portal}
      value={sought.integrated}
      choose={(integrated) => seek({ integrated })}
      options={[
        ['true', SERVICE_TEXTS.yes],
        ['false', SERVICE_TEXTS.no],
      ]}
    />
  </search>
);

const Choice = ({
  label,
  value,
  choose,
  options,
}: {
  readonly label: Text;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly options: readonly (readonly [value: string, name: Text])[];
}) => (
  <label>
    {say(label)}
    <select class="field" value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
      <option value="">{say(SERVICE_TEXTS.all)}</option>
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {say(name)}
        </option>
      ))}
    </select>
  </label>
);
