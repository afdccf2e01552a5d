import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import type { CloudFormationTemplate } from './data-changes.ts';

/** A stack as it stands in AWS. */
export type DeployedStack = {
  readonly template: CloudFormationTemplate;
  readonly tags: Readonly<Record<string, string>>;
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');

/** The stack of this name in the region, `undefined` where there is none. */
export const deployedStack = async (
  region: string,
  stackName: string,
): Promise<DeployedStack | undefined> => {
  const client = new CloudFormationClient({ region });
  try {
    const [{ Stacks: [stack] = [] }, { TemplateBody: body = '{}' }] = await Promise.all([
      client.send(new DescribeStacksCommand({ StackName: stackName })),
      client.send(new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' })),
    ]);
    return {
      template: JSON.parse(body),
      tags: Object.fromEntries(
        (stack?.Tags ?? []).map(({ Key: key = '', Value: value = '' }) => [key, value]),
      ),
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
};
