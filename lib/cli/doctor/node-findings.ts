import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { packageFile } from '../package-root.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Of the Lambda runtime `nodejs24.x`. */
const LAMBDA_MAJOR = 24;

const Versioned = z.object({ version: z.string() });
const Wanted = z.object({ devDependencies: z.record(z.string(), z.string()) });

/** Whether this is the Node.js that Lambda runs, and the CDK CLI the one that was tried. */
export const nodeFindings = async (): Promise<readonly Finding[]> => [nodeFinding(), await cdkFinding()];

const nodeFinding = (): Finding => {
  const { node } = process.versions;
  if (Number(node.split('.')[0]) === LAMBDA_MAJOR) return ok('Node.js', `${node}, as nodejs24.x on Lambda`);
  const advice =
    'npm ci brings Node.js 24; start commands with npm or npx, so that it is the one that is used';
  return warn('Node.js', `${node}; Lambda runs ${LAMBDA_MAJOR}`, advice);
};

/** `npm i -g aws-cdk` brings a version that cannot read this library's assemblies. */
const cdkFinding = async (): Promise<Finding> => {
  const wanted = Wanted.parse(await jsonIn('package.json')).devDependencies['aws-cdk'];
  const found = await jsonIn('node_modules', 'aws-cdk', 'package.json').catch(() => undefined);
  const version = found === undefined ? 'not installed' : Versioned.parse(found).version;
  if (version === wanted) return ok('CDK CLI', version);
  return fail(
    'CDK CLI',
    `${version}; ${wanted} is the one that was tried`,
    'run npm ci, and cdk through npx',
  );
};

const jsonIn = async (...path: readonly string[]): Promise<unknown> =>
  JSON.parse(await readFile(packageFile(...path), 'utf8'));
