/** The code of an operating system error (`ENOENT`, `EEXIST`, …); `''` for anything else. */
export const fileErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What `work` gives, or `undefined` when the file or folder it wants does not exist. */
export const ifExists = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT' || fileErrorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
};
