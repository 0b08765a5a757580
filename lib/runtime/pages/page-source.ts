/** The beginning of an encyclopedia's page, as plain text. */
export interface PageSummary {
  /** Of the page that was found, which may be another than was asked for: redirects are followed. */
  readonly title: string;
  /** For people. */
  readonly url: string;
  /** Of the text, as the wiki says: `en`. */
  readonly language: string;
  readonly extract: string;
}

/** Where pages come from. */
export interface PageSource {
  /**
   * The page of that name.
   *
   * @throws {ValidationError} `page_missing`, or `page_ambiguous` where the name stands for several things.
   * @throws {TransientError} `upstream_timeout` or `upstream_unavailable`.
   */
  summary(title: string): Promise<PageSummary>;
}
