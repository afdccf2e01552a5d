import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Who lets a manager's request in: AWS itself by a signature, or a sign-in service by its tokens. */
export type ManagerSignIn =
  | { readonly kind: 'iam' }
  | { readonly kind: 'jwt'; readonly issuer: string; readonly audience: string };

/** Everything in which two stages may differ. */
export type Stage = {
  readonly name: string;
  readonly cityName: string;
  readonly managerSignIn: ManagerSignIn;
  /** The table survives the removal of its stack, and cannot be deleted by one wrong call. */
  readonly keepsData: boolean;
  readonly logRetention: RetentionDays;
  /** What the whole API takes a second, before the gateway answers 429. */
  readonly requestsPerSecond: number;
  /** How long changes are gathered before they are folded: fresher figures against fewer writes. */
  readonly foldWindowSeconds: number;
};

/** What is said on the command line (`-c cityName=…`) or in an environment variable of this name. */
export const SETTINGS = {
  stage: 'SURVEY_STAGE',
  cityName: 'SURVEY_CITY_NAME',
  jwtIssuer: 'SURVEY_JWT_ISSUER',
  jwtAudience: 'SURVEY_JWT_AUDIENCE',
} as const;

export type Setting = keyof typeof SETTINGS;

type StageData = Omit<Stage, 'name' | 'cityName' | 'managerSignIn'> & {
  /** Settings without which the stage is not built. */
  readonly requires: readonly Setting[];
};

const STAGES: Readonly<Record<string, StageData>> = {
  dev: {
    requires: [],
    keepsData: false,
    logRetention: RetentionDays.ONE_WEEK,
    requestsPerSecond: 20,
    foldWindowSeconds: 5,
  },
  prod: {
    requires: ['cityName', 'jwtIssuer', 'jwtAudience'],
    keepsData: true,
    logRetention: RetentionDays.THREE_MONTHS,
    // A rating a second at each of 146 units would be 146.
    requestsPerSecond: 200,
    foldWindowSeconds: 60,
  },
};

const DEFAULT_STAGE = 'dev';
const DEFAULT_CITY_NAME = 'Thành phố thử nghiệm';

/** Names everything that is wrong with the settings at once. */
export class StageSettingsError extends Error {
  override readonly name = 'StageSettingsError';
}

/** The stage that the settings describe; throws a `StageSettingsError` where they do not describe one. */
export const stageOf = (read: (setting: Setting) => string | undefined): Stage => {
  const name = read('stage') ?? DEFAULT_STAGE;
  const data = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (!data)
    throw new StageSettingsError(`There is no stage "${name}"; there are: ${Object.keys(STAGES).join(', ')}`);

  const { requires, ...rest } = data;
  const [issuer, audience] = [read('jwtIssuer'), read('jwtAudience')];
  const signInNeeds: readonly Setting[] = issuer || audience ? ['jwtIssuer', 'jwtAudience'] : [];
  const missing = [...new Set([...requires, ...signInNeeds])].filter((setting) => !read(setting));
  const problems = missing.map(
    (setting) => `${setting} is missing (give -c ${setting}=… or the variable ${SETTINGS[setting]})`,
  );
  if (issuer && !/^https:\/\/[^\s/]+/.test(issuer))
    problems.push(`jwtIssuer "${issuer}" is not an https address`);
  if (problems.length > 0) throw new StageSettingsError(`Stage "${name}": ${problems.join('; ')}`);

  return {
    ...rest,
    name,
    cityName: read('cityName') || DEFAULT_CITY_NAME,
    managerSignIn: issuer && audience ? { kind: 'jwt', issuer, audience } : { kind: 'iam' },
  };
};
