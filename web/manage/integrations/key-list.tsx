import type { ShownKey } from '../../shared/api-types.ts';
import { dayName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { INTEGRATION_TEXTS, KEY_STATE_TEXTS } from './integration-texts.ts';
import type { IntegrationsState } from './integrations-state.ts';

type Props = {
  readonly state: IntegrationsState;
  readonly nameOf: (unit: string) => string;
  readonly mayManage: boolean;
};

const ORDER: readonly ShownKey['state'][] = ['active', 'expired', 'revoked'];

/** The keys, those that work first. */
export const KeyList = ({ state, nameOf, mayManage }: Props) => {
  const keys = state.keys.value;
  if (!keys) return null;
  if (keys.length === 0) return <p class="soft">{say(INTEGRATION_TEXTS.none)}</p>;
  return (
    <ul class="keys">
      {[...keys]
        .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
        .map((key) => (
          <Key key={key.id} shown={key} state={state} unitName={nameOf(key.unit)} mayManage={mayManage} />
        ))}
    </ul>
  );
};

const Key = ({
  shown,
  state,
  unitName,
  mayManage,
}: {
  readonly shown: ShownKey;
  readonly state: IntegrationsState;
  readonly unitName: string;
  readonly mayManage: boolean;
}) => {
  const day = (instant: string): string => dayName(language.value, instant.slice(0, 10));
  return (
    <li class="key">
      <h3>{shown.name}</h3>
      <p class={`key-state key-${shown.state}`}>{say(KEY_STATE_TEXTS[shown.state])}</p>
      <dl class="key-facts">
        <Fact name={say(INTEGRATION_TEXTS.unit)} value={unitName} />
        <Fact name={say(INTEGRATION_TEXTS.made)} value={day(shown.createdAt)} />
        {shown.revoked ? (
          <Fact name={say(INTEGRATION_TEXTS.revokedAt)} value={day(shown.revoked.at)} />
        ) : (
          <Fact name={say(INTEGRATION_TEXTS.expires)} value={day(shown.expiresAt)} />
        )}
        <Fact
          name={say(INTEGRATION_TEXTS.lastUsed)}
          value={shown.lastUsedAt ? day(shown.lastUsedAt) : say(INTEGRATION_TEXTS.never)}
        />
        <Fact name={say(INTEGRATION_TEXTS.id)} value={shown.id} />
      </dl>
      {mayManage && shown.state === 'active' && (
        <details class="kiosk-act">
          <summary aria-label={`${say(INTEGRATION_TEXTS.revoke)}: ${shown.name}`}>
            {say(INTEGRATION_TEXTS.revoke)}
          </summary>
          <p>{say(INTEGRATION_TEXTS.revokeHow)}</p>
          <button
            type="button"
            class="button"
            disabled={state.busy.value}
            onClick={() => void state.revoke(shown.id)}
          >
            {say(INTEGRATION_TEXTS.revokeSure)}
          </button>
        </details>
      )}
    </li>
  );
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
