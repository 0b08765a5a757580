import { defineConfig } from 'vitest/config';

/** `unit` and `conformance` run everywhere; `aws-cli` wants the AWS CLI, `aws-emulator` wants Python, `lambda-runtime` wants Go and a
 * C++ compiler, and `storm` takes minutes. */
export default defineConfig({
  test: {
    globalSetup: 'test/temporary-files.ts',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['conformance', 'aws-cli', 'aws-emulator', 'storm', 'lambda-runtime'].map(
            (suite) => `test/${suite}/**`,
          ),
          testTimeout: 20_000,
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'aws-cli',
          include: ['test/aws-cli/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'aws-emulator',
          include: ['test/aws-emulator/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'lambda-runtime',
          include: ['test/lambda-runtime/**/*.test.ts'],
          globalSetup: 'test/lambda-runtime/make-programs.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'storm',
          include: ['test/storm/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 60_000,
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
        },
      },
    ],
  },
});
