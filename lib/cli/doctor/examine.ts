import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUNCTIONS } from '../../../functions/registry.ts';
import type { Target as Machine } from '../../bundle/target.ts';
import type { Target } from '../aws/target.ts';
import { awsFindings } from './aws-findings.ts';
import { type Finding, orFailure } from './finding.ts';
import { functionFindings } from './function-findings.ts';
import { modelFindings } from './model-findings.ts';
import { nativeFindings } from './native-findings.ts';
import { nodeFindings } from './node-findings.ts';
import { placeFindings } from './place-findings.ts';
import { type ZipContent, zipContents, zipFindings } from './zip-findings.ts';

export interface Examination {
  readonly findings: readonly Finding[];
  readonly zips: readonly ZipContent[];
}

export interface ExamineOptions {
  readonly architectures: readonly Machine['arch'][];
  readonly target: Target;
}

/** Looks at all there is, whatever is wrong with parts of it. */
export const examine = async ({ architectures, target }: ExamineOptions): Promise<Examination> => {
  const zips: ZipContent[] = [];
  const findings = [
    ...(await orFailure('Node.js and CDK CLI', 'run npm ci', nodeFindings)),
    ...(await orFailure('disk and ports', 'look at the message', placeFindings)),
    ...(await orFailure('models', 'see docs/models.md', modelFindings)),
    ...(await orFailure('AWS', 'look at the message', () => awsFindings(target))),
    ...functionFindings(FUNCTIONS),
  ];
  for (const arch of architectures) {
    const look = async (): Promise<readonly Finding[]> => {
      const { contents, found } = await lookIntoZips(arch);
      zips.push(...contents);
      return found;
    };
    findings.push(
      ...(await orFailure(`bundles for ${arch}`, 'run npm ci; the message has file and line', look)),
    );
  }
  return { findings, zips };
};

const lookIntoZips = async (arch: Machine['arch']) => {
  const folder = await mkdtemp(join(tmpdir(), 'polo-doctor-'));
  try {
    const contents = await zipContents(FUNCTIONS, { arch, folder });
    return { contents, found: [...zipFindings(contents), ...(await nativeFindings(contents, folder))] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
