/** A kind of alarm that a function, a queue or a workflow goes without, and why. */
export interface Declined {
  readonly declined: string;
}

/** So many in so many minutes, and somebody is told. */
export interface CountAlarm {
  readonly atLeast: number;
  readonly minutes: number;
}

export interface DurationAlarm {
  /** The slowest of a hundred requests takes longer than this. */
  readonly p99Ms: number;
  /** Minutes in a row. */
  readonly minutes: number;
}

export interface ConcurrencyAlarm {
  /** Of the reserved concurrency, 0 to 1. */
  readonly share: number;
  readonly minutes: number;
}

/** A number that the function itself counts, in the collection's namespace under `service`. */
export interface OwnMetricAlarm extends CountAlarm {
  readonly metric: string;
  /** One more dimension under which the number is counted apart. */
  readonly by?: Readonly<Record<string, string>>;
  /** What is the matter when it goes off, and what to do. */
  readonly meaning: string;
}

/** Every kind of alarm on a function: given, or declined with a reason. A new kind does not compile until all have it. */
export interface FunctionAlarms {
  readonly errors: CountAlarm | Declined;
  readonly throttles: CountAlarm | Declined;
  readonly duration: DurationAlarm | Declined;
  readonly concurrency: ConcurrencyAlarm | Declined;
  /** Beside those that every function has. */
  readonly own: readonly OwnMetricAlarm[];
}

export type FunctionAlarmKind = Exclude<keyof FunctionAlarms, 'own'>;

interface Limits {
  readonly timeoutSeconds: number;
  readonly reservedConcurrency?: number;
}

/**
 * What a function gets that asks for nothing else: the first error and the first throttled call, a slowest
 * percent that takes half of the timeout, and three quarters of its reserve.
 */
export const usualAlarms = ({ timeoutSeconds, reservedConcurrency }: Limits): FunctionAlarms => ({
  errors: { atLeast: 1, minutes: 1 },
  throttles: { atLeast: 1, minutes: 1 },
  duration: { p99Ms: timeoutSeconds * 500, minutes: 3 },
  concurrency:
    reservedConcurrency === undefined
      ? { declined: 'it reserves nothing; the account alone limits it' }
      : { share: 0.75, minutes: 5 },
  own: [],
});

export const isDeclined = (choice: object): choice is Declined => 'declined' in choice;
