import { join } from 'node:path';

/** The folder of this package, wherever the command is called from. */
export const PACKAGE_ROOT = join(import.meta.dirname, '..', '..');

export const packageFile = (...path: readonly string[]): string => join(PACKAGE_ROOT, ...path);
