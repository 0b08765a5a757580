/** Says of each text whether it is positive, in their order. The texts are fit to be judged. */
export type Judge = (texts: readonly string[]) => Promise<readonly boolean[]>;
