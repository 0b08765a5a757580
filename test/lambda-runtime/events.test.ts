import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { deployedFunctions } from '../../bench/lambda/deployed-functions.ts';
import type { EmulatedFunction } from '../../bench/lambda/emulated-function.ts';
import { type Emulator, startEmulator } from '../../bench/lambda/emulator.ts';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { ROOT } from '../conformance/target.ts';
import { casesAnywhere, type EventCase, readable } from '../functions/event-cases.ts';
import { type AwsBehind, startAwsBehind } from './aws-behind.ts';
import { firstLines } from './first-lines.ts';
import { PRIVATE, privateEvents } from './private-events.ts';

const programs = inject('lambdaRuntime');

describe.skipIf('skipped' in programs)('under the Lambda runtime', () => {
  let aws: AwsBehind;
  let deployed: readonly EmulatedFunction[];
  beforeAll(async () => {
    aws = await startAwsBehind();
    deployed = await deployedFunctions({
      root: ROOT,
      folder: join(aws.folder, 'deployed'),
      endpointUrl: aws.url,
    });
  });
  afterAll(() => aws?.close());

  describe.each(FUNCTIONS)('$name', (definition) => {
    const { name } = definition;
    let emulator: Emulator;
    beforeAll(async () => {
      const found = deployed.find((each) => each.name === name);
      if (!found || 'skipped' in programs) throw new Error(`${name} cannot be started`);
      emulator = await startEmulator(programs, found);
    });
    afterAll(() => emulator?.stop());

    it.each(answerableCases(definition))(
      'answers $case as recorded, and as on the laptop',
      async ({ event, reply }) => {
        const asked = withoutEtags(event);
        await aws.forgetLabels();
        const answer = JSON.parse(await emulator.invoke(asked));
        await aws.forgetLabels();
        const onLaptop = await aws.invoke(name, asked);
        expect(readable(answer), emulator.log().slice(-5000)).toEqual(reply);
        expect(firstLines(answer)).toEqual(firstLines(onLaptop));
      },
    );

    it('logs nothing of what a caller sends, nor does the runtime when the function throws', async () => {
      for (const event of privateEvents(name)) await emulator.invoke(event);
      expect(emulator.log()).not.toContain(PRIVATE);
    });

    it('has started once, and says how long that took', () => {
      expect(emulator.log().match(/INIT START/g)).toHaveLength(1);
      expect(emulator.initMs()).toBeGreaterThan(0);
      expect(emulator.peakMiB()).toBeGreaterThan(0);
    });
  });
});

/** Deployments are nowhere but on AWS: what a hook says of a good one is left to its own tests. */
const answerableCases = ({ name, triggers }: FunctionDefinition): EventCase[] => {
  const isHook = triggers.some(({ kind }) => kind === 'deployment');
  return casesAnywhere(name).filter((recorded) => !isHook || recorded.case.startsWith('bad-'));
};

/** The recorded pictures are not those in the bucket; without an ETag an event takes what is there. */
const withoutEtags = (event: unknown): unknown =>
  JSON.parse(JSON.stringify(event).replaceAll(/\\?"d41d8cd98f00b204e9800998ecf8427e\\?"/g, 'null'));
