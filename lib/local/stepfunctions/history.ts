import type { StateMachine } from 'aws-local-stepfunctions';
import { EventChain } from './event-chain.ts';
import { type EventContent, type HistoryEvent, WHOLE } from './history-event.ts';
import { type ListedState, listStates } from './state-list.ts';
import type { TaskAttempt } from './task-attempt.ts';
import { type TaskEvents, taskEvents } from './task-events.ts';
import { readResource } from './task-resource.ts';

/** What the interpreter tells while it runs. */
export type InterpreterEvent =
  ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never;

type StateEvent = Extract<InterpreterEvent, { state: unknown }>;
type IterationEvent = Extract<InterpreterEvent, { index: number; parentState: unknown }>;

/** Writes the history of one execution from what the interpreter and the tasks tell. */
export class History {
  readonly #chain: EventChain;
  readonly #states: ReadonlyMap<string, ListedState>;
  readonly #region: string;
  /** Attempts that began and whose state event has not come yet; both come in the same order. */
  readonly #begun = new Map<string, TaskAttempt[]>();
  readonly #running = new Map<string, TaskAttempt>();
  /** Map and Parallel states that failed and were not retried: they exit by way of Catch. */
  readonly #failed = new Set<string>();

  constructor(definition: object, start: EventContent, region: string) {
    this.#chain = new EventChain(start);
    this.#states = new Map(listStates(definition).map((listed) => [listed.name, listed]));
    this.#region = region;
  }

  get events(): readonly HistoryEvent[] {
    return this.#chain.events;
  }

  /** Notes that an attempt at a task has begun. */
  begin(state: string, attempt: TaskAttempt): void {
    this.#begun.set(state, [...(this.#begun.get(state) ?? []), attempt]);
  }

  /** Takes in one event of the interpreter; those of the execution as a whole come through `end`. */
  take(event: InterpreterEvent): void {
    switch (event.type) {
      case 'StateEntered':
        this.#stateEvent(event, 'Entered', { input: JSON.stringify(event.state.input), inputDetails: WHOLE });
        this.#begunState(event);
        break;
      case 'StateRetried':
        this.#begunState(event);
        break;
      case 'StateFailed':
        this.#endedState(event, 'Failed');
        break;
      case 'StateExited':
        this.#endedState(event, 'Succeeded');
        this.#stateEvent(event, 'Exited', {
          output: JSON.stringify(event.state.output),
          outputDetails: WHOLE,
        });
        break;
      case 'MapIterationStarted':
      case 'MapIterationSucceeded':
      case 'MapIterationFailed':
        this.#iteration(event);
        break;
    }
  }

  end(content: EventContent): void {
    this.#chain.join(TOP, '');
    this.#chain.add(content, TOP);
  }

  #stateEvent(event: StateEvent, change: 'Entered' | 'Exited', data: object): void {
    if (change === 'Exited' && event.state.type === 'Fail') return;
    const details = { name: event.state.name, ...data };
    this.#add(event, {
      type: `${event.state.type}State${change}`,
      details:
        change === 'Entered' ? { stateEnteredEventDetails: details } : { stateExitedEventDetails: details },
    });
  }

  #begunState(event: StateEvent): void {
    const { name, type } = event.state;
    this.#failed.delete(this.#key(event));
    if (type === 'Parallel' || type === 'Map') this.#add(event, { type: `${type}StateStarted` });
    const attempt = this.#begun.get(name)?.shift();
    if (attempt === undefined) return;
    this.#running.set(this.#key(event), attempt);
    const limit = this.#states.get(name)?.state.TimeoutSeconds;
    for (const content of this.#eventsOf(name).started(
      attempt,
      typeof limit === 'number' ? limit : undefined,
    )) {
      this.#chain.add(content, this.#lane(event), this.#parent(name));
    }
  }

  #endedState(event: StateEvent, ending: 'Succeeded' | 'Failed'): void {
    const { name, type } = event.state;
    const key = this.#key(event);
    const attempt = this.#running.get(key);
    if (type === 'Parallel' || type === 'Map') this.#endedContainer(event, ending);
    if (attempt === undefined) return;
    this.#running.delete(key);
    const { outcome } = attempt;
    const events = this.#eventsOf(name);
    this.#chain.add(
      outcome === undefined ? events.timedOut(event.timestamp) : events.ended(outcome),
      this.#lane(event),
    );
  }

  #endedContainer(event: StateEvent, ending: 'Succeeded' | 'Failed'): void {
    const key = this.#key(event);
    this.#chain.join(this.#lane(event), innerLanes(event.state.name));
    if (ending === 'Succeeded' && this.#failed.delete(key)) return;
    if (ending === 'Failed') this.#failed.add(key);
    this.#add(event, { type: `${event.state.type}State${ending}` });
  }

  #iteration(event: IterationEvent): void {
    const { name } = event.parentState;
    const lane = `${innerLanes(name)}${event.index}`;
    const iteration = { name, index: event.index };
    const member = `mapIteration${event.type.slice('MapIteration'.length)}EventDetails` as const;
    this.#chain.add(
      { at: event.timestamp, type: event.type, details: { [member]: iteration } },
      lane,
      this.#laneOf(name),
    );
  }

  #add(event: StateEvent, content: Omit<EventContent, 'at'>): void {
    this.#chain.add({ at: event.timestamp, ...content }, this.#lane(event), this.#parent(event.state.name));
  }

  #eventsOf(name: string): TaskEvents {
    const resource = readResource(this.#states.get(name)?.state.Resource) ?? { kind: 'invoke' };
    return taskEvents(resource, this.#region);
  }

  #key(event: StateEvent): string {
    return `${this.#lane(event)} ${event.state.name}`;
  }

  #lane({ state, index }: StateEvent): string {
    return this.#laneOf(state.name, index);
  }

  #laneOf(name: string, index?: number): string {
    const container = this.#states.get(name)?.container;
    if (container === undefined) return TOP;
    return `${innerLanes(container.name)}${container.type === 'Map' ? index : container.branch}`;
  }

  /** The lane of the state that a state is inside of. */
  #parent(name: string): string {
    const container = this.#states.get(name)?.container;
    return container === undefined ? TOP : this.#laneOf(container.name);
  }
}

const TOP = '';

const innerLanes = (container: string): string => `${container}/`;
