import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Device, DeviceKey, Heartbeat } from '#domain/device.ts';
import type { VersionedSettings } from '#domain/kiosk-settings.ts';
import type { Moment, SurveyResponse } from '#domain/response.ts';
import type { Silence } from '#domain/silence.ts';
import {
  DEVICES,
  dossierKey,
  HEARTBEATS,
  type ItemKey,
  nonceKey,
  numberSortKey,
  PROMPTS,
  pairingKey,
  SILENCES,
  settingsPartition,
} from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';

/** A code that a device shows, and what an officer made of it. */
export type PairingCode = {
  readonly code: string;
  readonly key: DeviceKey;
  /** RFC 7638: how the key is named until its device has a name. */
  readonly thumbprint: string;
  readonly expiresAtMs: number;
  /** The device that the key was given to; a code is used once. */
  readonly device?: string;
};

/** A dossier that was closed, to be rated at a device. */
export type KioskPrompt = {
  readonly response: Pick<SurveyResponse, 'id' | 'at'>;
  readonly service?: string;
  readonly moment: Moment;
  readonly expiresAtMs: number;
};

/** For what settings are: a unit and all below it, or one device. */
export type SettingsScope = { readonly kind: 'unit' | 'device'; readonly id: string };

/** The devices of the whole organisation: hundreds of them, so that one partition lists them. */
export type Devices = {
  readonly deviceWithId: (id: string) => Promise<Device | undefined>;
  readonly allDevices: () => Promise<readonly Device[]>;
  /** Puts a device if there is none with its id; says whether it did. */
  readonly addDevice: (device: Device) => Promise<boolean>;
  /** Puts the next version of a device if nobody did in the meantime; says whether it did. */
  readonly changeDevice: (device: Device) => Promise<boolean>;

  /** Puts a code if nobody has it; says whether it did. */
  readonly offerPairing: (pairing: PairingCode) => Promise<boolean>;
  readonly pairingWithCode: (code: string) => Promise<PairingCode | undefined>;
  /** Gives the key of a code to a device; says whether it is that device's now, as after a repeat. */
  readonly usePairing: (pairing: PairingCode, device: string) => Promise<boolean>;

  /** Whether the nonce is new for this key; it is spent from then on. */
  readonly spendNonce: (keyId: string, nonce: string, expiresAtMs: number) => Promise<boolean>;

  readonly keepHeartbeat: (device: string, heartbeat: Heartbeat) => Promise<void>;
  readonly allHeartbeats: () => Promise<ReadonlyMap<string, Heartbeat>>;
  readonly keepSilence: (device: string, silence: Silence) => Promise<void>;
  readonly allSilences: () => Promise<ReadonlyMap<string, Silence>>;

  /** Since when the moment of a dossier is known to have been, by what was told first; `at` where nothing was. */
  readonly firstTold: (responseId: string, at: string, expiresAtMs: number) => Promise<string>;
  /** What a device is to ask for next; a later one takes its place. */
  readonly keepPrompt: (device: string, prompt: KioskPrompt) => Promise<void>;
  readonly promptOf: (device: string) => Promise<KioskPrompt | undefined>;

  readonly settingsOf: (scope: SettingsScope) => Promise<VersionedSettings>;
  /** Adds the next version if nobody did in the meantime; says whether it did. */
  readonly addSettings: (
    scope: SettingsScope,
    settings: VersionedSettings,
    by: string,
    at: string,
  ) => Promise<boolean>;
};

type PromptItem = ItemKey & Omit<KioskPrompt, 'expiresAtMs'> & { readonly expiresAt: number };
type PairingItem = ItemKey & Omit<PairingCode, 'expiresAtMs'> & { readonly expiresAt: number };

const IF_VERSION_BEFORE = 'version = :before';
const IF_LATER = 'attribute_not_exists(pk) or receivedAt <= :receivedAt';
const IF_OFFERED = 'attribute_exists(pk) and (attribute_not_exists(device) or device = :device)';
const ALWAYS = 'attribute_exists(pk) or attribute_not_exists(pk)';

const bare = <T>({ pk: _, sk: __, ...rest }: ItemKey & T): T => rest as unknown as T;
const byId = <T>(items: readonly (ItemKey & T)[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.sk, bare(item)]));
const secondsOf = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

export const createDevices = (client: DynamoDBDocumentClient, tableName: string): Devices => {
  const table = openTable(client, tableName);
  return {
    deviceWithId: async (id) => {
      const item = await table.get<ItemKey & Device>({ pk: DEVICES, sk: id }, true);
      return item && bare<Device>(item);
    },
    allDevices: async () =>
      (await table.query<ItemKey & Device>(DEVICES, { consistent: true })).map(bare<Device>),
    addDevice: (device) => table.putIf({ pk: DEVICES, sk: device.id, ...device }, IF_ABSENT),
    changeDevice: (device) =>
      table.putIf({ pk: DEVICES, sk: device.id, ...device }, IF_VERSION_BEFORE, {
        ':before': device.version - 1,
      }),

    offerPairing: ({ expiresAtMs, ...pairing }) =>
      table.putIf({ ...pairingKey(pairing.code), ...pairing, expiresAt: secondsOf(expiresAtMs) }, IF_ABSENT),
    pairingWithCode: async (code) => {
      const item = await table.get<PairingItem>(pairingKey(code), true);
      if (!item) return undefined;
      const { expiresAt, ...pairing } = bare<Omit<PairingItem, keyof ItemKey>>(item);
      return { ...pairing, expiresAtMs: expiresAt * 1000 };
    },
    usePairing: ({ expiresAtMs, ...pairing }, device) =>
      table.putIf(
        { ...pairingKey(pairing.code), ...pairing, device, expiresAt: secondsOf(expiresAtMs) },
        IF_OFFERED,
        { ':device': device },
      ),

    spendNonce: (keyId, nonce, expiresAtMs) =>
      table.putIf({ ...nonceKey(keyId, nonce), expiresAt: secondsOf(expiresAtMs) }, IF_ABSENT),

    keepHeartbeat: async (device, heartbeat) => {
      await table.putIf({ pk: HEARTBEATS, sk: device, ...heartbeat }, IF_LATER, {
        ':receivedAt': heartbeat.receivedAt,
      });
    },
    allHeartbeats: async () =>
      byId(await table.query<ItemKey & Heartbeat>(HEARTBEATS, { consistent: false })),
    keepSilence: async (device, silence) => {
      await table.putIf({ pk: SILENCES, sk: device, ...silence }, ALWAYS);
    },
    allSilences: async () => byId(await table.query<ItemKey & Silence>(SILENCES, { consistent: false })),

    firstTold: async (responseId, at, expiresAtMs) => {
      const item = { ...dossierKey(responseId), at, expiresAt: secondsOf(expiresAtMs) };
      if (await table.putIf(item, IF_ABSENT)) return at;
      return (await table.get<typeof item>(dossierKey(responseId), true))?.at ?? at;
    },
    keepPrompt: async (device, { expiresAtMs, ...prompt }) => {
      await table.putIf({ pk: PROMPTS, sk: device, ...prompt, expiresAt: secondsOf(expiresAtMs) }, ALWAYS);
    },
    promptOf: async (device) => {
      const item = await table.get<PromptItem>({ pk: PROMPTS, sk: device }, false);
      if (!item) return undefined;
      const { expiresAt, ...prompt } = bare<Omit<PromptItem, keyof ItemKey>>(item);
      return { ...prompt, expiresAtMs: expiresAt * 1000 };
    },

    settingsOf: async ({ kind, id }) => {
      const [newest] = await table.queryBackwards<ItemKey & Pick<VersionedSettings, 'set'>>(
        settingsPartition(kind, id),
        { limit: 1, consistent: true },
      );
      return newest ? { version: Number(newest.sk), set: newest.set } : { version: 0, set: {} };
    },
    addSettings: ({ kind, id }, { version, set }, by, at) =>
      table.putIf(
        { pk: settingsPartition(kind, id), sk: numberSortKey(version), set, setBy: by, setAt: at },
        IF_ABSENT,
      ),
  };
};
