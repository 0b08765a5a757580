import { availableParallelism } from 'node:os';
import { AI_LIMITS } from '../../../functions/ai-limits.ts';
import { DEFAULT_MODEL } from '../../../functions/predict/definition.ts';
import { defineCommand, flag } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { httpUrl, oneOf, someText, wholeNumber } from '../option-values.ts';
import { AI_OPTIONS, aiModeOf } from '../start/ai-options.ts';
import { AUTH_OPTIONS, apiAuthOf } from '../start/auth-options.ts';
import { stopSignals } from '../start/stop-signals.ts';

const NO_NUMBER: number | undefined = undefined;
const NO_TEXT: string | undefined = undefined;

const port = wholeNumber({ min: 0, max: 65_535 });

export const start = defineCommand({
  name: 'start',
  summary: 'Run the whole collection on this machine.',
  group: 'Run',
  examples: [
    'polo start',
    'polo start --port 8080 --aws-port 8566',
    'polo start --model my-model --log-level DEBUG',
    'polo start --auth iam',
    'polo start --ai record',
  ],
  notes:
    'Serves the API, the buckets, the queues, the functions and the workflows on 127.0.0.1; needs no AWS account.\n' +
    'Ctrl-C lets requests in work end, for 10 s at most; a second one stops at once.\n' +
    'With --json one line says what is served, and the logs go to standard error.',
  options: {
    port: { about: 'of the API; 0 takes a free one', value: '<port>', parse: port, fallback: 3000 },
    awsPort: {
      about: "of AWS's protocols; 0 takes a free one",
      value: '<port>',
      parse: port,
      fallback: 4566,
    },
    state: {
      about: 'folder for everything that lasts',
      value: '<folder>',
      parse: someText,
      fallback: '.polo',
    },
    concurrency: {
      about: 'processes for each function',
      value: '<n>',
      parse: wholeNumber({ min: 1, max: 1000 }),
      fallback: Math.max(2, availableParallelism()),
    },
    logLevel: {
      about: 'of the functions: DEBUG, INFO, WARN or ERROR',
      value: '<level>',
      parse: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
      fallback: 'INFO',
    },
    ...AUTH_OPTIONS,
    model: { about: 'the model behind /predict', value: '<name>', parse: someText, fallback: DEFAULT_MODEL },
    ...AI_OPTIONS,
    wiki: {
      about: 'the REST API of the encyclopedia behind /summarize, as https://en.wikipedia.org/api/rest_v1',
      value: '<url>',
      parse: httpUrl,
      fallback: NO_TEXT,
      fallbackText: 'a small wiki of the laptop cloud itself',
    },
    dailyAiCalls: {
      about: 'calls a day of each AI service; no limit when left out, where calls cost nothing',
      value: '<n>',
      parse: wholeNumber({ min: 0, max: 10_000_000 }),
      fallback: NO_NUMBER,
    },
    answerHours: {
      about: `hours for which answers of AI services are kept, ${AI_LIMITS.ANSWER_HOURS} when left out; 0 keeps none`,
      value: '<n>',
      parse: wholeNumber({ min: 0, max: 744 }),
      fallback: NO_NUMBER,
    },
    quiet: flag('do not show what the functions do'),
  },
  run: async ({ options }, io) => {
    const auth = apiAuthOf(options);
    const ai = await aiModeOf(options, io);
    const { serveCollection } = await import('../start/serve-collection.ts');
    const signals = stopSignals(process, (signal) => {
      signals.release();
      process.kill(process.pid, signal);
    });
    try {
      const cloud = await serveCollection({ ...options, auth, ai, quiet: options.quiet === true }, io);
      await signals.first;
      io.note('stopping: requests in work may end, for 10 s at most; Ctrl-C again stops at once');
      await cloud.close();
      return { exitCode: EXIT.ok };
    } finally {
      signals.release();
    }
  },
});
