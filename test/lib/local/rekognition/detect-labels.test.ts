import { describe, expect, it } from 'vitest';
import { detectLabels } from '../../../../lib/local/rekognition/detect-labels.ts';
import { parseDetectLabelsRequest } from '../../../../lib/local/rekognition/detect-labels-request.ts';
import { solid } from './pictures.ts';

const REQUEST = parseDetectLabelsRequest({ Image: { Bytes: 'AAAA' }, MinConfidence: 0 });
const classified = async (name: string, confidence: number) => {
  const label = { name, confidence, parents: ['Plant', 'Food'], aliases: ['Love Apple'], categories: [] };
  const classifier = { name: 'fruit', classify: async () => [label] };
  const { Labels } = await detectLabels(
    await solid('#dc143c').png().toBuffer(),
    REQUEST,
    async () => classifier,
  );
  return Labels?.filter(({ Name }) => Name === name);
};

describe('a label from the classifier', () => {
  it('stands beside those from the pixels, its ancestors in alphabetical order', async () => {
    expect(await classified('Tomato', 12.5)).toEqual([
      {
        Name: 'Tomato',
        Confidence: 12.5,
        Instances: [],
        Parents: [{ Name: 'Food' }, { Name: 'Plant' }],
        Aliases: [{ Name: 'Love Apple' }],
        Categories: [],
      },
    ]);
  });

  it('that the pixels show too appears once, as the surer of the two has it', async () => {
    expect(await classified('Red', 12.5)).toMatchObject([{ Confidence: 100, Parents: [] }]);
    expect(await classified('Dark', 99.5)).toMatchObject([
      { Confidence: 99.5, Aliases: [{ Name: 'Love Apple' }] },
    ]);
  });
});
