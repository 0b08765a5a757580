import * as z from 'zod';

/** From the least to the most serious; what has no level is shown with INFO. */
export const LEVELS: readonly string[] = ['DEBUG', 'INFO', 'WARN', 'ERROR'];

const Entry = z.object({ level: z.string() });

/** Whether a line is at least as serious as asked for. Lines of the platform itself count as INFO. */
export const isAtLeast = (level: string, message: string): boolean =>
  rankOf(levelOf(message)) >= rankOf(level);

const rankOf = (level: string): number => {
  const rank = LEVELS.indexOf(level);
  return rank === -1 ? LEVELS.length : rank;
};

const levelOf = (message: string): string => {
  if (!message.startsWith('{')) return 'INFO';
  try {
    return Entry.safeParse(JSON.parse(message)).data?.level ?? 'INFO';
  } catch {
    return 'INFO';
  }
};
