import type { ComponentChildren } from 'preact';
import type { Fleet } from '../../shared/api-types.ts';
import { clockTime, count, dayName, decimal } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { KIOSK_TEXTS, STATE_TEXTS } from './kiosk-texts.ts';
import type { KiosksState } from './kiosks-state.ts';

type Device = Fleet['devices'][number];
type Props = {
  readonly device: Device;
  readonly fleet: Fleet;
  readonly state: KiosksState;
  readonly mayRun: boolean;
  readonly configure: () => void;
};

const MEGABYTE = 1_000_000;

/** What a kiosk last said of itself, and what an officer may do with it. */
export const DeviceDetail = ({ device, fleet, state, mayRun, configure }: Props) => {
  const at = (instant: string | undefined): string =>
    instant ? clockTime(language.value, instant, Date.parse(fleet.serverTime)) : say(KIOSK_TEXTS.never);
  return (
    <section class="card kiosk-detail">
      <h2>{device.name ?? device.counter}</h2>
      <p class={`kiosk-badge kiosk-${device.state}`}>{say(STATE_TEXTS[device.state])}</p>
      <dl>
        <Fact of={KIOSK_TEXTS.counter}>{device.counter}</Fact>
        <Fact of={KIOSK_TEXTS.heard}>{at(device.heartbeat?.receivedAt)}</Fact>
        {device.heartbeat && <Heard heartbeat={device.heartbeat} at={at} />}
        {device.silence && device.silence.expected >= 1 && (
          <Fact of={KIOSK_TEXTS.expected}>{decimal(language.value, device.silence.expected, 1)}</Fact>
        )}
        <Fact of={KIOSK_TEXTS.keyEnds}>{dayName(language.value, device.keyExpiresAt.slice(0, 10))}</Fact>
        {device.revoked && <Fact of={KIOSK_TEXTS.reason}>{device.revoked.reason}</Fact>}
      </dl>
      <button type="button" class="button" onClick={configure}>
        {say(KIOSK_TEXTS.configure)}
      </button>
      {mayRun && (
        <Act
          title={KIOSK_TEXTS.pairAgain}
          how={KIOSK_TEXTS.pairAgainHow}
          asks={KIOSK_TEXTS.code}
          busy={state.busy.value}
          act={(code) => state.pairAgain(device.id, code)}
        />
      )}
      {mayRun && !device.revoked && (
        <Act
          title={KIOSK_TEXTS.revoke}
          how={KIOSK_TEXTS.revokeHow}
          asks={KIOSK_TEXTS.reason}
          busy={state.busy.value}
          act={(reason) => state.revoke(device.id, reason)}
        />
      )}
    </section>
  );
};

type Heartbeat = NonNullable<Device['heartbeat']>;

const Heard = ({
  heartbeat,
  at,
}: {
  readonly heartbeat: Heartbeat;
  readonly at: (instant: string | undefined) => string;
}) => (
  <>
    <Fact of={KIOSK_TEXTS.lastRating}>{at(heartbeat.lastRatingAt)}</Fact>
    <Fact of={KIOSK_TEXTS.queue}>
      {count(language.value, heartbeat.queueDepth)}
      {heartbeat.oldestUnsentAt && ` · ${say(KIOSK_TEXTS.oldest)} ${at(heartbeat.oldestUnsentAt)}`}
    </Fact>
    {heartbeat.refused > 0 && (
      <Fact of={KIOSK_TEXTS.refused}>{count(language.value, heartbeat.refused)}</Fact>
    )}
    <Fact of={KIOSK_TEXTS.release}>{heartbeat.release}</Fact>
    {heartbeat.batteryPercent !== undefined && (
      <Fact of={KIOSK_TEXTS.battery}>
        {heartbeat.batteryPercent} %{heartbeat.charging ? ` · ${say(KIOSK_TEXTS.charging)}` : ''}
      </Fact>
    )}
    {heartbeat.storageUsedBytes !== undefined && (
      <Fact of={KIOSK_TEXTS.storage}>
        {decimal(language.value, heartbeat.storageUsedBytes / MEGABYTE, 1)} MB
        {heartbeat.persisted === false ? ` · ${say(KIOSK_TEXTS.notPersisted)}` : ''}
      </Fact>
    )}
    <Fact of={KIOSK_TEXTS.clock}>
      {count(language.value, heartbeat.clockSkewSeconds)} {say(KIOSK_TEXTS.seconds)}
    </Fact>
  </>
);

const Fact = ({
  of,
  children,
}: {
  readonly of: Parameters<typeof say>[0];
  readonly children: ComponentChildren;
}) => (
  <div>
    <dt>{say(of)}</dt>
    <dd>{children}</dd>
  </div>
);

type Text = Parameters<typeof say>[0];

/** An action that asks for one thing, folded away so that nobody does it by a slip. */
const Act = ({
  title,
  how,
  asks,
  busy,
  act,
}: {
  readonly title: Text;
  readonly how: Text;
  readonly asks: Text;
  readonly busy: boolean;
  readonly act: (given: string) => Promise<void>;
}) => (
  <details class="kiosk-act">
    <summary>{say(title)}</summary>
    <form
      class="kiosk-form"
      onSubmit={(event) => {
        event.preventDefault();
        void act(String(new FormData(event.currentTarget).get('given') ?? '').trim());
      }}
    >
      <p class="soft">{say(how)}</p>
      <label>
        {say(asks)}
        <input class="field" name="given" required maxLength={200} autocomplete="off" />
      </label>
      <button type="submit" class="button" disabled={busy}>
        {say(title)}
      </button>
    </form>
  </details>
);
