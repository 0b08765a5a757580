import { Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { HouseRule } from './house-rule.ts';

const DEVELOPMENT = ['POWERTOOLS_DEV', 'POWERTOOLS_LOGGER_LOG_EVENT'];

/** https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html: the layer, and what switches it on. */
const FAULT_INJECTION = /aws-fis/i;

/** Nothing that prints events or injects faults; experiments with faults are for the dev stage. */
export const productionVariables = (stage: 'dev' | 'prod'): HouseRule => ({
  name: 'ProductionVariables',
  promise:
    'No function runs with the variables of development, which print events into the log, and none in production with the fault injection extension.',
  problemsOf: (fn) => {
    if (!(fn instanceof CfnFunction)) return [];
    const { variables, layers }: { variables?: Record<string, unknown>; layers?: readonly unknown[] } =
      Stack.of(fn).resolve({ variables: environmentOf(fn), layers: fn.layers });
    const injected = FAULT_INJECTION.test(JSON.stringify([variables ?? {}, layers ?? []]));
    return [
      ...DEVELOPMENT.filter((name) => !['false', undefined].includes(text(variables?.[name]))),
      ...(stage === 'prod' && injected ? ['fault injection'] : []),
    ];
  },
});

const environmentOf = (fn: CfnFunction): unknown => Stack.of(fn).resolve(fn.environment)?.variables;

const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));
