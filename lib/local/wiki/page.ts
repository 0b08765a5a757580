/** A page of the laptop's wiki. */
export interface Page {
  /** As it is written, with spaces. */
  readonly title: string;
  readonly description: string;
  /** Plain text. */
  readonly extract: string;
  /** Titles of the pages that the name may stand for, where it stands for several. */
  readonly mayMean?: readonly string[];
}

/** Titles that lead to another page. */
export type Redirects = Readonly<Record<string, string>>;
