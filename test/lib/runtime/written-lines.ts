import { type Mock, vi } from 'vitest';

/** Runs `work` and gives what it wrote to standard output and standard error, line by line. */
export const writtenLines = async (work: () => unknown): Promise<readonly string[]> => {
  const chunks: string[] = [];
  const spies: Mock[] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      chunks.push(String(chunk));
      return true;
    }),
  );
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return chunks.join('').split('\n').filter(Boolean);
};
