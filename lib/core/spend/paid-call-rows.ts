import { PRICES } from './prices.ts';
import { ASSUMPTIONS, QUOTAS } from './quotas.ts';
import { HOUR_SECONDS, row, type SpendRow, sum } from './spend-row.ts';

/** Calls of AI services that all functions of a stage may make in a day of UTC; 0 where none asks. */
export interface DailyCalls {
  readonly comprehend: number;
  readonly translate: number;
  readonly rekognition: number;
}

/** An hour around midnight may use up two days. */
const DAYS = 2;

/** What AI services cost at most; pictures also need sandboxes, or AWS's quota. */
export const paidCallRows = (
  { comprehend, translate, rekognition }: DailyCalls,
  labellingSandboxes: number,
): readonly SpendRow[] => [
  row(
    'DetectLabels calls',
    `${twoDays(rekognition)}; or ${picturesPerSecond(labellingSandboxes)}/s, from ${ASSUMPTIONS.shortestPictureSeconds} s a picture (assumed) and AWS's quota`,
    Math.min(DAYS * rekognition, picturesPerSecond(labellingSandboxes) * HOUR_SECONDS),
    PRICES.detectLabels,
  ),
  row('Comprehend calls, 5,000 bytes each', twoDays(comprehend), DAYS * comprehend, PRICES.comprehendCall),
  row('Translate calls, 5,000 bytes each', twoDays(translate), DAYS * translate, PRICES.translateCall),
];

/** Objects written for paid calls. */
export const paidCallWrites = (daily: DailyCalls): number =>
  DAYS * sum(Object.values(daily)) * ASSUMPTIONS.s3WritesPerPaidCall;

const twoDays = (daily: number): string => `${daily} calls a day, of two days`;

const picturesPerSecond = (sandboxes: number): number =>
  Math.min(sandboxes / ASSUMPTIONS.shortestPictureSeconds, QUOTAS.detectLabelsPerSecond);
