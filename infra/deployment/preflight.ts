import { exampleSettingsOf, REGIONS, type Stage } from '../stages.ts';
import { CommandError, stackName, synthesisedTemplate } from './command.ts';
import { type DataChange, dataChangesOf } from './data-changes.ts';
import { type DeployedStack, deployedStack } from './deployed.ts';
import { missingServicesOf } from './region-services.ts';

/** What stops a deployment before it begins, each with what to do. */
export const obstaclesOf = (
  stage: Stage,
  facts: {
    readonly missingServices: readonly string[];
    readonly deployed: DeployedStack | undefined;
    /** Other regions in which the stage's data stand. */
    readonly elsewhere: readonly string[];
    readonly changes: readonly DataChange[];
  },
): readonly string[] => {
  const examples = exampleSettingsOf(stage).map(
    (setting) => `${stage.name}.${setting} still is the example; put your own into infra/settings.ts.`,
  );
  const services = facts.missingServices.map(
    (service) =>
      `${stage.region} does not have ${service}; choose another ${stage.name}.region in infra/settings.ts.`,
  );
  const city = facts.deployed?.tags.city;
  const others =
    city !== undefined && city !== stage.city.topUnit
      ? [
          `Stage "${stage.name}" is there already, of the city with top unit ${city}, not ${stage.city.topUnit}; ` +
            'give this one another name in infra/settings.ts.',
        ]
      : [];
  const moved = facts.elsewhere.map(
    (region) =>
      `Stage "${stage.name}" has its data in ${region}; a deployment to ${stage.region} would begin anew, without them. ` +
      `Set ${stage.name}.region to ${region}, or give the new stage another name.`,
  );
  const losses = facts.changes
    .filter(({ endangersData }) => endangersData)
    .map(({ sentence }) => `${sentence}. Data would be lost: this is not deployed.`);
  return [...examples, ...services, ...others, ...moved, ...losses];
};

/** What a deployment of the synthesised stacks would do to data; throws where it must not begin. */
export const preflight = async (stage: Stage): Promise<readonly DataChange[]> => {
  const name = stackName(stage, 'data');
  const [deployed, missingServices] = await Promise.all([
    deployedStack(stage.region, name),
    missingServicesOf(stage.region),
  ]);
  const elsewhere = deployed ? [] : await regionsWith(name, stage.region);
  const changes = dataChangesOf(deployed?.template ?? {}, synthesisedTemplate(name));
  const obstacles = obstaclesOf(stage, { missingServices, deployed, elsewhere, changes });
  if (obstacles.length > 0) throw new CommandError(obstacles.join('\n'));
  return changes;
};

/** The other regions that have a stack of this name; those that the account may not use have none. */
const regionsWith = async (name: string, except: string): Promise<readonly string[]> => {
  const found = await Promise.all(
    [...REGIONS]
      .filter((region) => region !== except)
      .map(async (region) =>
        (await deployedStack(region, name).catch(() => undefined)) ? region : undefined,
      ),
  );
  return found.filter((region) => region !== undefined);
};
