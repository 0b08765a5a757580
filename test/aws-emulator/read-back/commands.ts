import { describe, expect, it } from 'vitest';
import { eventually } from '../../conformance/pictures.ts';
import type { Deployed } from '../deployed.ts';
import { ACCOUNT, REGION } from '../emulator/emulator.ts';
import { polo } from '../polo.ts';

const ON_AWS = ['--region', REGION];

/** The commands of docs/operations.md, as an operator gives them. */
export const readBackCommands = (deployed: () => Deployed) =>
  describe('operators', () => {
    const run = async (...words: string[]) => (await polo(deployed().emulator, ...words)).stdout;

    it('send a stage traffic', async () => {
      const report = JSON.parse(await run('traffic', '--stack', 'marcopolo-dev', '--for', '2s', '--json'));
      const sent = Object.values<number>(report.sent).reduce((sum, each) => sum + each, 0);
      expect(sent).toBeGreaterThanOrEqual(40);
      expect(report).toMatchObject({ statuses: { 200: sent }, unanswered: 0 });
      deployed().tell(`polo traffic: ${JSON.stringify(report.sent)}, all answered with 200`);
    });

    it('read what functions log, by function and by level', async () => {
      const lines = await eventually(async () => {
        const logs = [
          'logs',
          'label-image',
          '--since',
          '1h',
          '--json',
          '--stack',
          'marcopolo-dev',
          ...ON_AWS,
        ];
        const found: { function: string; message: string }[] = JSON.parse(await run(...logs));
        return found.some(({ message }) => message.includes('picture settled')) ? found : undefined;
      }, 20_000);
      expect(new Set(lines.map((line) => line.function))).toEqual(new Set(['label-image']));
      deployed().tell(`polo logs label-image: ${lines.length} lines`);
    });

    it('list dead letters with their reasons, and replay them', async () => {
      const queue = ['--stack', 'marcopolo-dev', ...ON_AWS, '--json'];
      const { letters } = JSON.parse(await run('dlq', 'list', ...queue));
      expect(letters).toMatchObject([
        { keys: ['not-a-picture.jpg'], reasonCode: 'image_format_unsupported', attempts: 1 },
      ]);
      const replayed = JSON.parse(await run('dlq', 'replay', '--yes', ...queue));
      expect(replayed).toMatchObject({ replayed: 1, left: 0 });
      deployed().tell('polo dlq list: 1 letter with its reason; replay: 1 sent again');
    });

    it('have check-release look at what is live', async () => {
      const { aliasArn } = deployed();
      const payload = ['--payload', '{"function": "predict"}', '--yes', ...ON_AWS];
      expect(JSON.parse(await run('invoke', aliasArn('check-release'), ...payload))).toMatchObject({
        function: 'predict',
        problems: [],
      });
    });

    it('hear from doctor who AWS takes them for', async () => {
      expect(await run('doctor', '--all', ...ON_AWS)).toMatch(new RegExp(`credentials +account ${ACCOUNT}`));
    });
  });
