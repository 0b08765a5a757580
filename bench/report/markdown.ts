import type { Measurements } from '../measurements.ts';
import { tablesOf } from './tables.ts';
import { markdownTable } from './text-table.ts';

const HOW = `## What is compared

- **Laptop cloud**: this collection as \`npm start\` runs it; a request passes the HTTP front and one of the function processes.
- **Flask + scikit-learn**: Flask's own server; each request reads the data again, fits the scalers again and loads the model again.
- **FastAPI + onnxruntime**: the same ONNX model, loaded once, behind uvicorn with uvloop and httptools and without an access log.

All answer \`POST /predict\` with \`{"Weight": 200}\`; each must answer right before it is timed. The load comes from the same
machine, so its processors are shared by the generator and the server. The servers take turns in every round, and a ratio is
always of medians from the same run. An answer other than 2xx, a broken connection and a timeout count as errors. Peak memory is
the sum of VmHWM over a server's processes; pages that processes share count once for each. The first answer of a server is its
first right answer over HTTP, that of a bundle the first prediction of a fresh process that loads it as Lambda does.

A cold start under AWS's Lambda runtime is a fresh process of the deployed bundle in AWS's Runtime Interface Emulator with AWS's
client for Node.js (\`aws-lambda-ric\`), with memory, timeout and variables out of the synthesized template; the functions take turns. Init is what
the emulator's own log calls the duration of the init phase, from the start of the process to its first request for work: the
\`Init Duration\` of its \`REPORT\` line is taken before init has run and says nothing, and its \`Max Memory Used\` is
the memory setting. Peak memory is VmHWM of the runtime's process after its first answer. The processor is this machine's, not the
share of one that Lambda gives for a memory setting, so what can be compared is a function with the bare handler beside it.

The laptop cloud's Comprehend is measured without HTTP, in a process of its own: English paragraphs that differ from each
other, each asked for its sentiment, its entities and its key phrases. Texts per second are texts over the processor time of the
whole process, so that more cores do not help. Memory is that of the whole process, models and all, after a garbage collection.

## Run it yourself

\`\`\`
npm ci
npm run bench
npm run bench -- --seconds 3 --rounds 3 --starts 7 --connections 4,50
\`\`\`

It writes this page. The Python peers need \`python3\` with \`venv\` and the package index; without them they are skipped, and the
page says so. The Lambda runtime's programs need Linux, Go, CMake, a C++ compiler and Python, and are skipped likewise. The load generator is \`wrk\` where it is on the PATH, else a small one in Node.
`;

/** The whole page, ready to be written. */
export const markdownReport = (measurements: Measurements): string => {
  const tables = tablesOf(measurements).map((table) => `## ${table.title}\n\n${markdownTable(table)}\n`);
  return ['# Benchmarks\n', factsOf(measurements), ...tables, HOW].join('\n');
};

const factsOf = (measurements: Measurements): string => {
  const { machine, python, settings, date, notes } = measurements;
  const { processor, cores, memoryGiB, system, node } = machine;
  return [
    `Measured on ${date.toISOString().slice(0, 10)} by \`npm run bench\`: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}`,
    `${python === undefined ? '' : `, Python ${python}`}. Load by ${settings.generator}: ${settings.rounds} rounds of ${settings.seconds} s for each`,
    ` server after one that is not counted; ${settings.starts} fresh processes for each start. Medians.\n`,
    ...notes.map((note) => `\n> ${note}\n`),
  ].join('');
};
