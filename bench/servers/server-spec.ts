/** The body that every server is asked with. */
export const REQUEST_BODY = '{"Weight":200}';

/** A server under test: how its process is started, and what it must answer. */
export interface ServerSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the environment of the bench itself. */
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  /** The height for 200 lb; `undefined` where any height will do, because the data are a stand-in. */
  readonly expectedInches: number | undefined;
}
