import { chooseTarget } from '../aws/target.ts';
import { TARGET_OPTIONS } from '../aws/target-options.ts';
import { defineCommand, flag } from '../command.ts';
import type { Finding } from '../doctor/finding.ts';
import { EXIT } from '../exit-code.ts';
import { oneOf } from '../option-values.ts';
import { textTable } from '../text-table.ts';

const ARCHITECTURES = { arm64: ['arm64'], x86_64: ['x64'], both: ['arm64', 'x64'] } as const;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Look for what would go wrong: zips and limits, Node.js, native libraries, models, AWS.',
  group: 'Other',
  examples: [
    'polo doctor',
    'polo doctor --arch arm64 --all',
    'polo doctor --profile work --region eu-west-1',
  ],
  notes: 'Asks AWS who you are only with --profile or --region; else nothing leaves this machine.',
  options: {
    arch: {
      about: 'whose zips to look into: arm64, x86_64 or both',
      value: '<arch>',
      parse: oneOf('arm64', 'x86_64', 'both'),
      fallback: 'both',
    },
    all: flag('show what is well too, not warnings and failures alone'),
    ...TARGET_OPTIONS,
  },
  run: async ({ options }) => {
    const { examine } = await import('../doctor/examine.ts');
    const architectures = isArchitecture(options.arch) ? ARCHITECTURES[options.arch] : ARCHITECTURES.both;
    const { findings, zips } = await examine({ architectures, target: await chooseTarget(options) });
    const count = (level: Finding['level']): number => findings.filter((each) => each.level === level).length;
    const sums = `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} wrong`;
    const shown = options.all ? findings : findings.filter(({ level }) => level !== 'ok');
    const zipTable = textTable([
      ['function', 'for', 'zip KiB', 'code KiB', 'largest files'],
      ...zips.map(({ function: name, arch, zipBytes, unzippedBytes, files }) => [
        name,
        arch,
        kib(zipBytes),
        kib(unzippedBytes),
        files
          .slice(0, 2)
          .map(({ path, bytes }) => `${path} ${kib(bytes)}`)
          .join(', '),
      ]),
    ]);
    const text = [zipTable, ...(shown.length > 0 ? [textTable(shown.map(rowOf))] : []), sums].join('\n\n');
    const failed = count('fail') > 0;
    return { exitCode: failed ? EXIT.failed : EXIT.ok, output: { findings, zips }, text };
  },
});

const isArchitecture = (text: string): text is keyof typeof ARCHITECTURES =>
  Object.hasOwn(ARCHITECTURES, text);

const kib = (bytes: number): string => String(Math.ceil(bytes / 1024));

const rowOf = ({ level, what, found, advice }: Finding): string[] => [
  level,
  what,
  advice === undefined ? found : `${found}; ${advice}`,
];
