/** What one kind of use costs at most in an hour. */
export interface SpendRow {
  readonly what: string;
  /** What keeps it from being more. */
  readonly limit: string;
  readonly units: number;
  readonly usd: number;
}

export const HOUR_SECONDS = 3600;

export const row = (what: string, limit: string, units: number, price: number): SpendRow => ({
  what,
  limit,
  units,
  usd: units * price,
});

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
