import { describe, expect, it } from 'vitest';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { feedsOf } from '../../../functions/feeds.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { functionsOf } from '../../../workflows/definition.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import { synthesizeCollection } from './collection-templates.ts';

const { service } = synthesizeCollection();

const ALIASES = new Set(Object.keys(service.findResources('AWS::Lambda::Alias')));

const httpOf = ({ triggers }: FunctionDefinition) => triggers.filter(({ kind }) => kind === 'http');
const withHttp = FUNCTIONS.filter((definition) => httpOf(definition).length > 0);

/** The one resource of the template that a value refers to. */
const referred = (value: unknown): string | undefined =>
  /"Ref":"([A-Za-z0-9]+)"/.exec(JSON.stringify(value))?.[1];

const propertyOf = (type: string, name: string): readonly unknown[] =>
  Object.values(service.findResources(type)).map(({ Properties }) => Properties[name]);

const notAliases = (values: readonly unknown[]): readonly unknown[] =>
  values.filter((value) => !ALIASES.has(referred(value) ?? ''));

describe('whoever calls a function', () => {
  it('finds one alias called live for each', () => {
    service.resourceCountIs('AWS::Lambda::Alias', FUNCTIONS.length);
    service.allResourcesProperties('AWS::Lambda::Alias', { Name: 'live' });
  });

  it.each([
    ['the API', 'AWS::ApiGatewayV2::Integration', 'IntegrationUri', withHttp.length],
    ['the permission of a route', 'AWS::Lambda::Permission', 'FunctionName', withHttp.flatMap(httpOf).length],
    ['a queue', 'AWS::Lambda::EventSourceMapping', 'FunctionName', FUNCTIONS.flatMap(feedsOf).length],
  ])('points at the alias: %s', (_, type, property, count) => {
    const values = propertyOf(type, property);
    expect(values).toHaveLength(count);
    expect(notAliases(values)).toEqual([]);
  });

  it('points at the alias: every workflow', () => {
    const substitutions = propertyOf('AWS::StepFunctions::StateMachine', 'DefinitionSubstitutions');
    const arns = substitutions.flatMap((value) => Object.values({ ...(value ?? {}), Partition: [] }).flat());
    expect(arns).toHaveLength(WORKFLOWS.flatMap(functionsOf).length);
    expect(notAliases(arns)).toEqual([]);
  });

  it('never asks for $LATEST', () => {
    expect(JSON.stringify(service.toJSON())).not.toContain('$LATEST');
  });
});
