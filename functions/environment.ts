/** Every environment variable a function reads, by what it means. */
export const environmentNames = {
  tableName: 'SURVEY_TABLE_NAME',
  cityName: 'SURVEY_CITY_NAME',
  /** The release that is deployed, shown by /healthz. */
  release: 'SURVEY_RELEASE',
  /** The stage, by which metrics are told apart. */
  stage: 'SURVEY_STAGE',
  /** The public address, `https://…`: receipts hold it, and the synthetic rating is sent to it. */
  siteUrl: 'SURVEY_SITE_URL',
  /** What the site says to the functions with each request. */
  originSecret: 'SURVEY_ORIGIN_SECRET',
  /** Whose ratings of the channel `kiosk` are taken: of `enrolled` devices, or of all, `open`. */
  kiosks: 'SURVEY_KIOSKS',
  /** With what receipts are signed, and their numbers hashed. */
  receiptKey: 'SURVEY_RECEIPT_KEY',
  /** With what addresses of citizens, and of who gets reports, are sealed and hashed. */
  invitationKey: 'SURVEY_INVITATION_KEY',
  /** Who delivers messages to citizens, as JSON. */
  messages: 'SURVEY_MESSAGES',
  /** With what messages are signed for a gateway of the city's own. */
  webhookSecret: 'SURVEY_WEBHOOK_SECRET',
  /** How people sign in, as the JSON that `GET /v1/sign-in` answers. */
  signIn: 'SURVEY_SIGN_IN',
  /** The claims of a person's token in which role and unit stand. */
  roleClaim: 'SURVEY_ROLE_CLAIM',
  unitClaim: 'SURVEY_UNIT_CLAIM',
  /** Where the synthetic rating is filed. */
  syntheticUnit: 'SURVEY_SYNTHETIC_UNIT',
  syntheticCounter: 'SURVEY_SYNTHETIC_COUNTER',
} as const;

/** The header in which the site says its secret. */
export const ORIGIN_SECRET_HEADER = 'survey-origin-secret';

export type Environment = { readonly [key in keyof typeof environmentNames]: string };

/** Says at a cold start which variables are missing, all of them at once. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Reads the named variables; throws an `EnvironmentError` that names each one missing or empty. */
export const readEnvironment = <K extends keyof Environment>(
  keys: readonly K[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Pick<Environment, K> => {
  const missing = keys.filter((key) => !source[environmentNames[key]]).map((key) => environmentNames[key]);
  if (missing.length > 0) throw new EnvironmentError(`Missing environment variables: ${missing.join(', ')}`);
  return Object.fromEntries(keys.map((key) => [key, source[environmentNames[key]]])) as Pick<Environment, K>;
};
