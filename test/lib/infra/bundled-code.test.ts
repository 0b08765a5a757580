import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledCode } from '../../../lib/infra/bundled-code.ts';
import { tinyStack } from './constructs/tiny-stack.ts';

describe('bundledCode', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bundled-code-'));
    writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => undefined;');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const keyOf = (): unknown => {
    const stack = tinyStack();
    const code = bundledCode('score', folder);
    new LambdaFunction(stack, 'Score', { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code });
    const [fn] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
    return fn?.Properties.Code.S3Key;
  };

  it('is known by what is in the folder, not by where the folder lies', () => {
    const first = keyOf();
    const elsewhere = mkdtempSync(join(tmpdir(), 'bundled-code-'));
    writeFileSync(join(elsewhere, 'index.js'), 'exports.handler = async () => undefined;');
    rmSync(folder, { recursive: true });
    folder = elsewhere;
    expect(keyOf()).toBe(first);
    expect(first).toMatch(/^[0-9a-f]{64}\.zip$/);
  });

  it('stops the synth where Lambda would refuse the code, and says what is so large', () => {
    writeFileSync(join(folder, 'model.onnx'), '');
    truncateSync(join(folder, 'model.onnx'), 262_144_000);
    expect(() => bundledCode('score', folder)).toThrow(
      /the code of "score" has 250\.0 MiB(?:.|\n)*250\.0 MiB {2}model\.onnx/,
    );
  });
});
