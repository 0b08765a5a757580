import type { CreatedObject } from '../s3-records.ts';

/** Who is at an object, so that no two deliveries pay for the same one. */
export interface Claims {
  /**
   * Does the work while nobody else does any on this object; an owner whose work was cut off may start anew.
   *
   * @throws {TransientError} when another owner is at it.
   */
  during<T>(object: CreatedObject, owner: string, work: () => Promise<T>): Promise<T>;
  /** Frees the object, where the owner's last work was cut off after everything was done. */
  drop(object: CreatedObject, owner: string): Promise<void>;
}
