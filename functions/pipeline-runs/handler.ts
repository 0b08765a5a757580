import { readScheduled, readStart } from './requests.ts';
import { type StartedRun, type StartPorts, startRun, startScheduled } from './start-run.ts';
import { type RunStatus, type StatusPorts, statusOfRun } from './status-of-run.ts';

export interface PipelineRunsPorts extends StartPorts, StatusPorts {
  readonly executions: StartPorts['executions'];
  readonly now: () => Date;
}

export interface PipelineRuns {
  /** Answers at once; the run goes on by itself. */
  start(body: unknown): Promise<StartedRun>;
  status(id: string | undefined): Promise<RunStatus>;
  /** A schedule's event, or what `start` takes. */
  direct(event: unknown): Promise<StartedRun>;
}

/** Starts runs of the text pipeline and tells how they are. */
export const createPipelineRuns = (ports: PipelineRunsPorts): PipelineRuns => {
  const start = async (body: unknown) => startRun(ports, readStart(body, ports.now()), ports.now());
  return {
    start,
    status: (id) => statusOfRun(ports, id),
    direct: async (event) => {
      const time = readScheduled(event);
      return time === undefined ? start(event) : startScheduled(ports, readStart({}, time), ports.now());
    },
  };
};
