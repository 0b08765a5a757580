import * as z from 'zod';

/** The move that a deployment makes: a function's alias, from one version to another. */
export interface Shift {
  /** As AWS calls the function. */
  readonly functionName: string;
  readonly alias: string;
  readonly currentVersion: string;
  readonly targetVersion: string;
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html */
const AppSpec = z.object({
  Resources: z.tuple([
    z.record(
      z.string(),
      z.object({
        Properties: z.object({
          Name: z.string().min(1),
          Alias: z.string().min(1),
          CurrentVersion: z.coerce.string(),
          TargetVersion: z.coerce.string().regex(/^\d+$/),
        }),
      }),
    ),
  ]),
});

/** What an AppSpec of CloudFormation's making, in JSON, has CodeDeploy do; `undefined` when it is something else. */
export const shiftIn = (content: string): Shift | undefined => {
  const parsed = AppSpec.safeParse(jsonOrNothing(content));
  const [resource] = Object.values(parsed.data?.Resources[0] ?? {});
  if (resource === undefined) return undefined;
  const { Name, Alias, CurrentVersion, TargetVersion } = resource.Properties;
  return {
    functionName: Name,
    alias: Alias,
    currentVersion: CurrentVersion,
    targetVersion: TargetVersion,
  };
};

const jsonOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
