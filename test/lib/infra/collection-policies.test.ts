import type { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { ALLOWED } from './allowed.ts';
import { grantsOf, holdsPolicies, isRead, type TemplateResource } from './grants.ts';
import { type Context, reviewedApp } from './reviewed.ts';

interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

const templatesOf = (app: App): readonly Template[] => app.synth().stacks.map(({ template }) => template);

const resourcesIn = (context: Context): readonly (readonly [string, TemplateResource])[] =>
  templatesOf(reviewedApp(context)).flatMap(({ Resources }) => Object.entries(Resources));

/** Lines by the resource that grants them; the permissions of functions are one table. */
const tableOf = (resources: readonly (readonly [string, TemplateResource])[]) => {
  const table = new Map<string, string[]>();
  for (const [id, resource] of resources) {
    const lines = grantsOf(resource);
    if (lines.length === 0) continue;
    const holder =
      resource.Type === 'AWS::Lambda::Permission' ? 'permissions' : id.replace(/[0-9A-F]{8}$/, '');
    table.set(holder, [...(table.get(holder) ?? []), ...lines].toSorted());
  }
  return Object.fromEntries(table);
};

const SORTED = Object.fromEntries(
  Object.entries(ALLOWED).map(([holder, lines]) => [holder, lines.toSorted()]),
);

describe.each([{}, { stage: 'prod' }, { reservedConcurrency: 'off', auth: 'none' }])(
  'the rights of the collection with %j',
  (context) => {
    const resources = resourcesIn(context);

    it('are those of the table and no others', () => {
      expect(tableOf(resources)).toEqual(SORTED);
    });

    it('are all read: no other resource holds a policy', () => {
      const unread = resources.filter(([, resource]) => holdsPolicies(resource) && !isRead(resource.Type));
      expect(unread.map(([id, { Type }]) => `${id} (${Type})`)).toEqual([]);
    });
  },
);

describe('the table', () => {
  const lines = Object.values(ALLOWED).flat();

  it('allows no action by wildcard, but for the root of the account on its key', () => {
    const byWildcard = lines.filter((line) => !line.includes(' may not ') && /:\S*\* on /.test(line));
    expect(byWildcard).toEqual(['iam root may kms:* on *']);
  });

  it('lets functions be called by their aliases only, but for new versions that are checked and for hooks', () => {
    const { checkreleaseRole = [], WatchReleasesRole = [], ...others } = ALLOWED;
    const calls = (of: readonly string[]) => of.filter((line) => line.includes('lambda:InvokeFunction'));
    const onAlias = /on \w+Aliaslive(?: from execute-api \S+)?$/;
    expect(calls(Object.values(others).flat()).filter((line) => !onAlias.test(line))).toEqual([]);
    expect(calls(checkreleaseRole).filter((line) => !/ on \w+:\*$/.test(line))).toEqual([]);
    expect(calls(WatchReleasesRole)).toEqual(
      ['checkrelease', 'confirmrelease'].map((hook) => `lambda:InvokeFunction on ${hook}`),
    );
  });

  it('takes no policy from AWS', () => {
    expect(lines.filter((line) => line.startsWith('holds '))).toEqual([]);
  });

  const resources = resourcesIn({});
  const roles = resources.filter(([, { Type }]) => Type === 'AWS::IAM::Role');

  it.each(roles.map(([id]) => id))('no longer fits when %s gains an action', (id) => {
    const widened = structuredClone(Object.fromEntries(resources));
    const policies = widened[id]?.Properties?.Policies as { PolicyDocument: { Statement: unknown[] } }[];
    policies[0]?.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 's3:DeleteBucket', Resource: '*' });
    expect(tableOf(Object.entries(widened))).not.toEqual(SORTED);
  });
});
