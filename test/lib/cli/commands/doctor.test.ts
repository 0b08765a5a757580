import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';

it('finds nothing wrong here, and shows what is in each zip', async () => {
  const { exitCode, stdout } = await runPolo(['doctor', '--arch', 'arm64', '--all']);
  expect(stdout).toMatch(/predict +arm64 +\d+ +\d+ +onnxruntime\/libonnxruntime\.so\.1/);
  expect(stdout).toMatch(
    /ok +onnxruntime\/onnxruntime_binding\.node of predict, arm64 +for arm64, needs glibc/,
  );
  expect(stdout).toMatch(/ok +model mlb-height +version 1, is the one of its card/);
  expect(stdout).toMatch(/ok +AWS_\* variables/);
  expect(stdout).toMatch(/ 0 wrong\n$/);
  expect(exitCode).toBe(0);
});

it('refuses a processor that Lambda does not have', async () => {
  const { exitCode, stderr } = await runPolo(['doctor', '--arch', 'riscv']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining('It must be one of arm64, x86_64, both.'),
  });
});
