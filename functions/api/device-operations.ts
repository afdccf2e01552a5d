import {
  enrolledSchema,
  enrolmentSchema,
  fleetQuerySchema,
  fleetSchema,
  heartbeatAnswerSchema,
  heartbeatSchema,
  pairAgainSchema,
  pairingOfferSchema,
  pairingSchema,
  pairingStateSchema,
  promptAnswerSchema,
  promptedSchema,
  promptSchema,
  revocationSchema,
} from './device-schemas.ts';
import { settingsChangeSchema, settingsSchema } from './kiosk-config-schemas.ts';
import type { Operation } from './operation.ts';
import type { ProblemKind } from './problem.ts';

export const OF_BODIES = [
  'invalid-request',
  'malformed-json',
  'unsupported-media-type',
  'body-too-large',
  'invalid-query',
  'unavailable',
] as const satisfies readonly ProblemKind[];

export const OF_PEOPLE = ['not-signed-in', 'not-allowed'] as const satisfies readonly ProblemKind[];

/** Why a request of a device is not taken. */
export const OF_DEVICES = [
  'device-unknown',
  'device-signature-invalid',
  'device-key-expired',
  'device-request-skewed',
  'device-request-replayed',
  'device-revoked',
] as const satisfies readonly ProblemKind[];

const settingsOf = (path: string, of: string): readonly Operation[] => [
  {
    method: 'get',
    path,
    summary: `What is set for ${of}, and what is inherited`,
    signedIn: true,
    answers: { '200': { description: 'The settings', schema: settingsSchema } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'put',
    path,
    summary: `Sets what ${of} does, over the version that was read`,
    signedIn: true,
    body: settingsChangeSchema,
    answers: { '200': { description: 'The settings as they are now', schema: settingsSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'changed-meanwhile'],
  },
];

/** What kiosks, and the officers who run them, ask of the API. */
export const DEVICE_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/pairings',
    summary: 'Gives a device a code that an officer may type within ten minutes, once',
    signedIn: false,
    body: pairingSchema,
    answers: { '201': { description: 'The code', schema: pairingOfferSchema } },
    problems: [...OF_BODIES, 'too-many-requests'],
  },
  {
    method: 'get',
    path: '/v1/pairings/{code}',
    summary: 'Whether an officer has used the code; signed by the key it was given for',
    signedIn: false,
    signedByDevice: 'always',
    answers: { '200': { description: 'The device that the key belongs to', schema: pairingStateSchema } },
    problems: ['not-found', ...OF_DEVICES, 'invalid-query', 'unavailable'],
  },
  {
    method: 'post',
    path: '/v1/devices/{id}/heartbeat',
    summary: 'Says how a device is, and hears what it should be; signed by the device',
    signedIn: false,
    signedByDevice: 'always',
    body: heartbeatSchema,
    answers: { '200': { description: 'Time, release and settings', schema: heartbeatAnswerSchema } },
    problems: [...OF_BODIES, ...OF_DEVICES],
  },
  {
    method: 'post',
    path: '/v1/kiosks/{id}/prompt',
    summary: 'Asks at a kiosk for the rating of the dossier that was just closed',
    signedIn: true,
    body: promptSchema,
    answers: { '202': { description: 'The device shows it within two seconds', schema: promptedSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found'],
  },
  {
    method: 'get',
    path: '/v1/devices/{id}/prompt',
    summary: 'The dossier that is to be rated at this device; signed by the device',
    signedIn: false,
    signedByDevice: 'always',
    answers: { '200': { description: 'The dossier, or null', schema: promptAnswerSchema } },
    problems: [...OF_DEVICES, 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/devices',
    summary: 'The kiosks of a unit and below it, and how they are',
    signedIn: true,
    query: fleetQuerySchema,
    answers: { '200': { description: 'The kiosks', schema: fleetSchema } },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
  {
    method: 'post',
    path: '/v1/devices',
    summary: 'Enrols the kiosk that shows a code, at a counter',
    signedIn: true,
    body: enrolmentSchema,
    answers: {
      '201': { description: 'Enrolled', schema: enrolledSchema },
      '200': { description: 'A repeat: enrolled before', schema: enrolledSchema },
    },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'pairing-refused', 'changed-meanwhile'],
  },
  {
    method: 'post',
    path: '/v1/devices/{id}/pairing',
    summary: 'Gives a device the key of the code it shows, as after its key has expired',
    signedIn: true,
    body: pairAgainSchema,
    answers: { '200': { description: 'Paired again', schema: enrolledSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'pairing-refused', 'changed-meanwhile'],
  },
  {
    method: 'post',
    path: '/v1/devices/{id}/revocation',
    summary: 'Takes nothing from this device any more, from now on',
    signedIn: true,
    body: revocationSchema,
    answers: { '200': { description: 'Revoked', schema: enrolledSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'changed-meanwhile'],
  },
  ...settingsOf('/v1/units/{id}/kiosk-config', 'the kiosks of a unit and below it'),
  ...settingsOf('/v1/devices/{id}/config', 'one kiosk'),
];
