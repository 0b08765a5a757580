/** Services that cost by the call. */
export type PaidService = 'comprehend' | 'translate' | 'rekognition';

/** One question to a paid service. */
export interface Question {
  readonly service: PaidService;
  /** `DetectSentiment`. */
  readonly operation: string;
  /** JSON: everything that decides the answer. A digest of it names the answer that is kept. */
  readonly input: unknown;
}

/** What stands between a function and its bill: answers that are kept for a while, and how many calls a day may have. */
export interface PaidCalls {
  /** The answer that is kept to an identical question; `undefined` when there is none, or none that is young enough. */
  find(question: Question): Promise<unknown>;
  /**
   * Counts calls that are about to be made against today's limit, over all functions of the stage.
   *
   * @throws {ConfigError} `budget_exhausted`, and nothing may be called.
   */
  take(service: PaidService, calls: number): Promise<void>;
  /** Keeps an answer; one that cannot be kept is logged, for the call is paid already. */
  keep(question: Question, answer: unknown): Promise<void>;
}

/** A call's share of the budget: one for each 5,000 bytes of text begun. */
export const callsFor = (text: string): number => Math.max(1, Math.ceil(Buffer.byteLength(text) / 5000));

/** The kept answer, or else the call's, which is counted first and kept afterwards. */
export const answered = async <T>(
  calls: PaidCalls,
  question: Question,
  ask: { readonly units: number; readonly fresh?: boolean; call(): Promise<T> },
): Promise<T> => {
  const kept = ask.fresh ? undefined : await calls.find(question);
  /** Written by `keep` below, from an answer of the same question. */
  if (kept !== undefined) return kept as T;
  await calls.take(question.service, ask.units);
  const answer = await ask.call();
  await calls.keep(question, answer);
  return answer;
};
