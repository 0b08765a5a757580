import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { MOST_TEXTS } from '../../../functions/sentiment/definition.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { defineCommand, type Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { askRoute, ROUTE_NOTES, ROUTE_OPTIONS, type RouteValues } from '../query/ask-route.ts';

export const sentiment = defineCommand({
  name: 'sentiment',
  summary: 'Say of texts whether they are positive.',
  group: 'Collection',
  arguments: { '<texts...>': 'texts; or a file with one text a line, or - for standard input' },
  examples: [
    'polo sentiment "espresso is too strong"',
    'polo sentiment "I love it" "I hate it" --json',
    'polo sentiment reviews.txt',
    'cat reviews.txt | polo sentiment - --stack marcopolo-dev',
  ],
  notes: `A single argument that is the path of a file is that file. Blank lines are left out.\n${ROUTE_NOTES}`,
  options: ROUTE_OPTIONS,
  run: async ({ args, options }, io) => {
    const texts = await textsOf(args, io);
    const judged: Judged[] = [];
    for (let start = 0; start < texts.length; start += MOST_TEXTS) {
      const part = texts.slice(start, start + MOST_TEXTS);
      const reply = await askRoute('/sentiment', part, options, io);
      if (reply.exitCode !== EXIT.ok) return reply;
      judged.push(...sentimentsIn(reply, part, options));
    }
    const lines = judged.map(({ text, positive }) => `${positive ? 'positive' : 'negative'}  ${text}`);
    return { exitCode: EXIT.ok, output: { sentiments: judged }, text: lines.join('\n') };
  },
});

interface Judged {
  readonly text: string;
  readonly positive: boolean;
}

const textsOf = async (args: readonly string[], io: Io): Promise<readonly string[]> => {
  const [only = '', ...others] = args;
  const isSource = others.length === 0 && (only === '-' || existsSync(only));
  if (!isSource) return args;
  const content = only === '-' ? await io.readInput() : await readFile(only, 'utf8');
  const lines = content.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  if (lines.length > 0) return lines;
  throw wrongUsage(`${only === '-' ? 'standard input' : only} holds no text; give one a line`);
};

/** One object for one text, an array for more. */
const sentimentsIn = (
  { output }: Result,
  texts: readonly string[],
  { url, stack }: RouteValues,
): readonly Judged[] => {
  const replies: readonly unknown[] = Array.isArray(output) ? output : [output];
  return texts.map((text, index) => {
    const positive: unknown = Reflect.get(Object(replies[index]), 'positive');
    if (typeof positive === 'boolean') return { text, positive };
    const where = url ?? stack ?? 'the laptop cloud';
    throw new CliError(EXIT.failed, `${where} does not answer as POST /sentiment should`);
  });
};
