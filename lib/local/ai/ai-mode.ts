import type { AiService } from './upstream-address.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where calls of AI services go, and on whose account. */
export interface Upstream {
  readonly region: string;
  /** Asked at each call. */
  readonly credentials: () => Promise<Credentials>;
  /** Addresses other than AWS's own. */
  readonly endpoints: Readonly<Partial<Record<AiService, string>>>;
}

/** Who answers calls of Comprehend, Translate and Rekognition. */
export type AiMode =
  /** Engines of the laptop cloud itself. */
  | { readonly kind: 'local' }
  /** AWS. */
  | { readonly kind: 'aws'; readonly upstream: Upstream }
  /** AWS; each answer is kept in the folder. */
  | {
      readonly kind: 'record';
      readonly upstream: Upstream;
      readonly folder: string;
      /** Told in one line when an answer could not be kept; the caller gets it all the same. */
      readonly warn: (line: string) => void;
    }
  /** What the folder keeps, and nobody else. */
  | { readonly kind: 'replay'; readonly folder: string };
