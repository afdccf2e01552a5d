import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as z from 'zod';

/** The regions a stage can stand in. */
export const REGIONS: ReadonlySet<string> = new Set(
  RegionInfo.regions.filter(({ partition }) => partition === 'aws').map(({ name }) => name),
);
const RETENTIONS = Object.values(RetentionDays).filter((days) => typeof days === 'number');

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:00');

const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' });

const settingsSchema = z.strictObject({
  city: z.strictObject({
    name: z.string().min(1, 'must name the city'),
    /** Code of the unit above all others, which the first administrator is bound to. */
    topUnit: z.string().min(1, 'must be the code of a unit, such as 01'),
    /** When counters are open, in Asia/Ho_Chi_Minh, Monday to Friday. */
    hoursOfService: z
      .strictObject({ opens: timeOfDay, closes: timeOfDay })
      .refine(({ opens, closes }) => opens < closes, 'must open before it closes')
      // In UTC, which alarms reckon in, earlier hours belong to the day before.
      .refine(({ opens }) => opens >= '07:00', 'must open at 07:00 or later'),
  }),
  region: z.string().refine((name) => REGIONS.has(name), 'must be an AWS region such as ap-southeast-1'),
  /** Is invited as the first administrator. */
  administratorEmail: z.email('must be an e-mail address'),
  /** Is told of alarms. */
  operatorsEmail: z.email('must be an e-mail address'),
  /** Whose ratings as a kiosk are taken: of devices that an officer has paired, or of anybody who knows a counter's code. */
  kiosks: z.enum(['enrolled', 'open'], 'must be enrolled or open'),
  /** Who delivers invitations to rate, and by e-mail word of reports, to which kind of address; `none` takes no address of that kind in, and sends nothing. */
  invitations: z
    .strictObject({
      phone: z.enum(['none', 'sns', 'webhook'], 'must be none, sns or webhook'),
      email: z.enum(['none', 'ses', 'webhook'], 'must be none, ses or webhook'),
      zalo: z.enum(['none', 'webhook'], 'must be none or webhook'),
      /** From whom e-mail comes: an address of a domain that SES has verified. */
      mailSender: z.email('must be an e-mail address, such as danhgia@example.vn').nullable(),
      /** The gateway, which verifies the signature of Standard Webhooks. */
      webhookUrl: z
        .url({ protocol: /^https$/, error: 'must be an address that begins with https://' })
        .nullable(),
    })
    .refine(({ email, mailSender }) => email !== 'ses' || mailSender !== null, {
      path: ['mailSender'],
      error: 'must say from whom e-mail comes where email is ses',
    })
    .refine(
      ({ phone, email, zalo, webhookUrl }) =>
        webhookUrl !== null || ![phone, email, zalo].includes('webhook'),
      { path: ['webhookUrl'], error: 'must be the address of the gateway where webhook delivers' },
    ),
  /** Where the rating that tests the whole way is filed; it is never counted. */
  syntheticRating: z.strictObject({ unit: z.string().min(1), counter: z.string().min(1) }),
  /** After how long without a touch or a key people are signed out. */
  idleMinutes: z
    .int()
    .min(5, 'must be 5 to 60: less signs people out while they read')
    .max(60, 'must be 5 to 60'),
  /** Where people sign in: accounts of this installation (Cognito) where it is `null`, else an OpenID provider of the city's. */
  identityProvider: z
    .strictObject({
      issuer: httpsUrl,
      clientId: z.string().min(1, 'must be the name of the page at the provider'),
      /** Which token says role and unit; many providers write what they know of people into the ID token alone. */
      bearer: z.enum(['access_token', 'id_token'], 'must be access_token or id_token'),
      /** What that token says it is for: the client of an ID token, the API of an access token. */
      audience: z.string().min(1),
      scopes: z.string().regex(/\bopenid\b/, 'must name openid'),
      roleClaim: z.string().min(1),
      unitClaim: z.string().min(1),
      /** Where its addresses for tokens and revocation stand, beside the issuer's own origin. */
      origins: z.array(httpsUrl),
    })
    .nullable(),
  /** The address of the pages. Without a Route 53 zone its records are made by hand, at the city's own DNS. */
  domain: z
    .strictObject({
      name: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a host name such as danhgia.example.vn'),
      hostedZone: z.nullable(
        z.strictObject({
          id: z.string().regex(/^Z[A-Z0-9]+$/, 'must be a zone id'),
          name: z.string().min(1),
        }),
      ),
    })
    .nullable(),
  webAcl: z
    .strictObject({
      // The least that AWS WAF takes is 10; a one-stop hall shares one address.
      requestsPerAddressIn5Minutes: z.int().min(100, 'must be 100 or more: a whole hall shares an address'),
    })
    .nullable(),
  /** A key of the city's own in KMS, in place of the one that AWS owns. */
  customerKey: z.boolean(),
  /** The table survives the removal of its stack, and cannot be deleted by one wrong call. */
  keepsData: z.boolean(),
  /** Daily backups are kept so long, beside the 35 days of point-in-time recovery; `null` for none. */
  backupRetentionDays: z.int().min(1, 'must be a day at least').nullable(),
  logRetentionDays: z.literal(RETENTIONS as [RetentionDays, ...RetentionDays[]], {
    error: `must be one of the days CloudWatch keeps logs: ${RETENTIONS.filter((days) => days < 9999).join(', ')}`,
  }),
  /** What the whole API takes a second, before the gateway answers 429. */
  requestsPerSecond: z.int().min(1, 'must be a request at least').max(10_000, 'must be 10000 at most'),
  /** How long changes are gathered before they are folded: fresher figures against fewer writes. */
  foldWindowSeconds: z.int().min(0, 'must be 0 to 300').max(300, 'must be 0 to 300: AWS gathers no longer'),
  /** X-Ray traces of every function. */
  traces: z.boolean(),
  /** The monthly export to S3, with tables and queries for Athena. */
  analysis: z.boolean(),
});

/** The settings of a stage, as `settings.ts` says them. */
export type StageSettings = z.input<typeof settingsSchema>;

/** A stage whose settings are checked. */
export type Stage = z.output<typeof settingsSchema> & { readonly name: string };

/** Names everything that is wrong with the settings at once. */
export class StageSettingsError extends Error {
  override readonly name = 'StageSettingsError';
}

export const DEFAULT_STAGE = 'dev';

/** Where CloudFront wants its certificate and its web ACL, whatever the region of the rest. */
export const EDGE_REGION = 'us-east-1';

/** The stage of this name; throws a `StageSettingsError` that names each wrong setting with its fix. */
export const stageOf = (settings: Readonly<Record<string, unknown>>, name: string = DEFAULT_STAGE): Stage => {
  if (!Object.hasOwn(settings, name)) {
    const names = Object.keys(settings).join(', ');
    throw new StageSettingsError(`There is no stage "${name}"; infra/settings.ts has: ${names}`);
  }
  const checked = settingsSchema.safeParse(settings[name]);
  if (checked.success) return { ...checked.data, name };
  const faults = checked.error.issues.map(({ path, message }) => `  ${[name, ...path].join('.')} ${message}`);
  throw new StageSettingsError(`infra/settings.ts:\n${faults.join('\n')}`);
};

/** Settings that still are the examples they came with; a deployment with them would reach nobody. */
export const exampleSettingsOf = ({ administratorEmail, operatorsEmail }: Stage): readonly string[] =>
  Object.entries({ administratorEmail, operatorsEmail })
    .filter(([, value]) => value.endsWith('@example.org'))
    .map(([setting]) => setting);
