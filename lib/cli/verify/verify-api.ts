import type { Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { type Api, type ApiOptions, httpApi } from './api.ts';
import { readHere } from './here.ts';
import { LATENCY_SAMPLES, reportText } from './report.ts';
import { checksFor, runChecks } from './verify.ts';

/**
 * Holds one deployment against all checks.
 *
 * @throws {CliError} when it does not let us in or is something else; whatever `fetch` throws when nobody answers.
 */
export const verifyApi = async (options: ApiOptions): Promise<Result> => {
  const api = httpApi(options);
  const here = await readHere(api);
  const outcomes = await runChecks(checksFor(here, api), api);
  const failed = outcomes.filter(({ problem }) => problem !== undefined).length;
  const counts = { passed: outcomes.length - failed, failed };
  const report = { url: api.url, ...counts, medianMs: await medianMs(api), outcomes };
  const exitCode = failed === 0 ? EXIT.ok : EXIT.failed;
  return { exitCode, output: report, text: reportText(report) };
};

const medianMs = async (api: Api): Promise<number> => {
  const times: number[] = [];
  for (let sample = 0; sample < LATENCY_SAMPLES; sample += 1) times.push((await api.send({ path: '/' })).ms);
  return times.sort((a, b) => a - b)[Math.floor(LATENCY_SAMPLES / 2)] ?? 0;
};
