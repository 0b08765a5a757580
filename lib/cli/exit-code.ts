/** What the shell is told; `polo --help` and the documentation show these words. */
export const EXIT = { ok: 0, failed: 1, usage: 2, unreachable: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES: readonly (readonly [ExitCode, string])[] = [
  [EXIT.ok, 'done'],
  [EXIT.failed, 'what was asked for failed: a reply other than 2xx, a function error, a failed workflow'],
  [EXIT.usage, 'wrong usage or wrong input'],
  [EXIT.unreachable, 'nobody answered, or there are no valid credentials'],
];
