import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundleOptions } from '../functions/bundle-options.ts';
import { environmentNames } from '../functions/environment.ts';
import type { Stage } from './stages.ts';

const PROJECT_ROOT = fileURLToPath(new URL('../', import.meta.url));

const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: bundleOptions.target,
  mainFields: [...bundleOptions.mainFields],
  minify: bundleOptions.minify,
  sourceMap: true,
  sourcesContent: bundleOptions.sourcesContent,
  banner: bundleOptions.banner.js,
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
  esbuildArgs: {
    // `charset` has a property of its own, which aws-cdk-lib 2.276 does not hand on.
    '--charset': bundleOptions.charset,
    '--jsx': bundleOptions.jsx,
    '--jsx-import-source': bundleOptions.jsxImportSource,
  },
};

export type SurveyFunctionProps = {
  readonly stage: Stage;
  /** A file of functions/handlers, by its name. */
  readonly entry: `${string}.lambda.ts`;
  readonly description: string;
  readonly timeoutSeconds: number;
  /** Also decides the share of a processor: 1,769 MB is one. */
  readonly memoryMegabytes: number;
};

/** What all functions of the platform have in common. */
export class SurveyFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: SurveyFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: props.stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own, because the one made by default may write into every log group of the account.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);

    super(scope, id, {
      entry: `${PROJECT_ROOT}functions/handlers/${props.entry}`,
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: `${PROJECT_ROOT}package-lock.json`,
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      description: props.description,
      timeout: Duration.seconds(props.timeoutSeconds),
      memorySize: props.memoryMegabytes,
      loggingFormat: LoggingFormat.JSON,
      tracing: props.stage.traces ? Tracing.ACTIVE : Tracing.DISABLED,
      logGroup,
      role,
    });

    this.addEnvironment('NODE_OPTIONS', '--enable-source-maps');
    this.addEnvironment(environmentNames.stage, props.stage.name);
  }
}
