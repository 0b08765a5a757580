/** One thing looked at. */
export interface Finding {
  readonly level: 'ok' | 'warn' | 'fail';
  /** What was looked at, as `Node.js`. */
  readonly what: string;
  readonly found: string;
  /** What to do; left out where all is well. */
  readonly advice?: string;
}

/** From this share of a limit on, a size is worth a warning. */
const NEAR = 0.8;

export const ok = (what: string, found: string): Finding => ({ level: 'ok', what, found });
export const warn = (what: string, found: string, advice: string): Finding => ({
  level: 'warn',
  what,
  found,
  advice,
});
export const fail = (what: string, found: string, advice: string): Finding => ({
  level: 'fail',
  what,
  found,
  advice,
});

export interface Amount {
  readonly what: string;
  readonly amount: number;
  readonly limit: number;
  /** The amount for people, as `10.5 MiB`. */
  readonly shown: string;
  readonly advice: string;
}

/** Holds an amount against a limit: a warning from 80 % on, a failure above it. */
export const within = ({ what, amount, limit, shown, advice }: Amount): Finding => {
  const share = amount / limit;
  const found = `${shown}, ${Math.round(share * 100)} % of what AWS takes`;
  if (share > 1) return fail(what, found, advice);
  return share >= NEAR ? warn(what, found, advice) : ok(what, found);
};

/** A check that could not be made is a failure that says why. */
export const orFailure = async (
  what: string,
  advice: string,
  look: () => Promise<readonly Finding[]> | readonly Finding[],
): Promise<readonly Finding[]> => {
  try {
    return await look();
  } catch (error) {
    return [fail(what, error instanceof Error ? error.message : String(error), advice)];
  }
};
