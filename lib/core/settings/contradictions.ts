import type { Settings } from './settings.ts';

/** What settings say that cannot hold together, each with what to do. */
export const contradictionsIn = (settings: Settings): readonly string[] =>
  RULES.flatMap((rule) => rule(settings) ?? []);

type Rule = (settings: Settings) => string | undefined;

const opensProduction: Rule = ({ auth, stage }) =>
  auth === 'none' && stage !== 'dev'
    ? `-c auth=none would open stage ${stage} to everybody; allowed: iam, jwt (none in dev only)`
    : undefined;

const lacksIssuer: Rule = ({ auth, jwtIssuer, jwtAudience }) =>
  auth === 'jwt' && (jwtIssuer === undefined || jwtAudience === undefined)
    ? '-c auth=jwt needs -c jwtIssuer=https://… and -c jwtAudience=…'
    : undefined;

const hasIdleIssuer: Rule = ({ auth, jwtIssuer, jwtAudience }) =>
  auth !== 'jwt' && (jwtIssuer ?? jwtAudience) !== undefined
    ? `-c jwtIssuer and -c jwtAudience do nothing with -c auth=${auth}; add -c auth=jwt or leave them out`
    : undefined;

const namesHalfARepository: Rule = ({ githubRepository, githubRepositoryId, githubOwnerId }) => {
  const given = [githubRepository, githubRepositoryId, githubOwnerId].filter((one) => one !== undefined);
  return given.length === 0 || given.length === 3
    ? undefined
    : '-c githubRepository=owner/name, -c githubRepositoryId=… and -c githubOwnerId=… belong together; give all three or none';
};

const RULES: readonly Rule[] = [opensProduction, lacksIssuer, hasIdleIssuer, namesHalfARepository];
