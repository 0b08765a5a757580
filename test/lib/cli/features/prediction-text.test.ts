import { expect, it } from 'vitest';
import { predictionText } from '../../../../lib/cli/features/prediction-text.ts';
import type { ModelCard } from '../../../../lib/core/model/card.ts';
import { sampleCard } from '../../core/model/sample-model.ts';

const outputs: ModelCard['outputs'] = [
  { name: 'inches', type: 'float64', unit: 'in', readable: { name: 'said', as: 'feet-and-inches' } },
  { name: 'kilos', type: 'float64', unit: 'kg' },
  { name: 'shares', type: 'float32' },
];
const shout = (style: unknown, text: string): string => `${String(style)}<${text}>`;

it('shows the readable form of a single output alone', () => {
  const card = sampleCard({ outputs: outputs.slice(0, 1) });
  expect(predictionText(card, { inches: 73, said: '6 foot, 1 inches' }, shout)).toBe(
    'white,bgGreen<6 foot, 1 inches>',
  );
  expect(predictionText(card, { inches: 72.99, said: '6 foot, 1 inches' }, shout)).toBe(
    'white,bgRed<6 foot, 1 inches>',
  );
});

it('names several outputs, with their units', () => {
  const prediction = { inches: 70, said: '5 foot, 10 inches', kilos: 80.5, shares: [0.25, 0.75] };
  expect(predictionText(sampleCard({ outputs }), prediction, (_, text) => text)).toBe(
    'inches: 5 foot, 10 inches\nkilos: 80.5 kg\nshares: [0.25,0.75]',
  );
});
