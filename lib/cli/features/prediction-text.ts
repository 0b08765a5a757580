import type { ModelCard, Output } from '../../core/model/card.ts';
import type { Prediction } from '../../core/model/predictions.ts';
import type { Style } from '../io.ts';

type Paint = (style: Style, text: string) => string;

/** From 6 foot 1 up a height is shown on green. */
const TALL_INCHES = 73;

/** How readable forms stand out on a terminal, by the number behind them. */
const STYLES = {
  'feet-and-inches': (inches: number): Style => ['white', inches >= TALL_INCHES ? 'bgGreen' : 'bgRed'],
} as const satisfies Record<NonNullable<Output['readable']>['as'], (value: number) => Style>;

/** A prediction for people: readable forms where there are some; with several outputs each has its name. */
export const predictionText = ({ outputs }: ModelCard, prediction: Prediction, paint: Paint): string => {
  const lines = outputs.map((output) => ({ name: output.name, text: outputText(output, prediction, paint) }));
  const [only] = lines;
  return only !== undefined && lines.length === 1
    ? only.text
    : lines.map(({ name, text }) => `${name}: ${text}`).join('\n');
};

const outputText = ({ name, unit, readable }: Output, prediction: Prediction, paint: Paint): string => {
  const value = prediction[name];
  const shown = readable && prediction[readable.name];
  if (readable && shown !== undefined && typeof value === 'number')
    return paint(STYLES[readable.as](value), String(shown));
  const plain = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return unit ? `${plain} ${unit}` : plain;
};
