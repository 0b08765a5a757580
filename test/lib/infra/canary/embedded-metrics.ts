import { vi } from 'vitest';
import type { CloudWatch } from './cloud-watch.ts';

interface EmbeddedLine {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [member: string]: unknown;
}

/**
 * Reads the numbers out of what functions write, as CloudWatch Logs does: every metric under every set of
 * dimensions of its line.
 *
 * @returns what ends the reading.
 */
export const readEmbeddedMetrics = (cloudWatch: CloudWatch, minute: () => number): (() => void) => {
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    for (const line of String(chunk).split('\n')) {
      if (line.includes('"_aws"')) readLine(JSON.parse(line), cloudWatch, minute());
    }
    return true;
  });
  return () => spy.mockRestore();
};

const readLine = (line: EmbeddedLine, cloudWatch: CloudWatch, minute: number): void => {
  for (const { Namespace: namespace, Dimensions, Metrics } of line._aws?.CloudWatchMetrics ?? []) {
    for (const names of Dimensions) {
      const dimensions = Object.fromEntries(names.map((name) => [name, String(line[name])]));
      for (const { Name: name } of Metrics) {
        const values = [line[name]].flat().map(Number);
        for (const value of values) cloudWatch.put({ namespace, name, dimensions }, minute, value);
      }
    }
  }
};
