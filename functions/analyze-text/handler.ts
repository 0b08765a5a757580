import type { AnalysisDocument } from '../../lib/core/text/analysis-document.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import {
  createNotificationHandler,
  type NotificationPorts,
} from '../../lib/runtime/object-work/notification-handler.ts';
import type { SettlePorts } from '../../lib/runtime/object-work/settle-object.ts';
import { analyseRequest } from './analyse-request.ts';
import { readAnalyzeRequest } from './request.ts';
import { type TextPorts, textWork } from './text-work.ts';

export interface AnalyzeTextPorts extends TextPorts, SettlePorts<AnalysisDocument>, NotificationPorts {
  /** The one bucket texts may come from. */
  readonly textsBucket: string;
}

/**
 * Analyses the texts of a request; and those in files that S3 notifications name, in queue messages or bare, each
 * file with one result.
 */
export const createAnalyzeTextHandler = (ports: AnalyzeTextPorts) => {
  const analyze = async (event: unknown) => analyseRequest(ports.analyser, readAnalyzeRequest(event));
  const files = createNotificationHandler(
    { ports, does: textWork(ports), bucket: ports.textsBucket, noun: 'text' },
    ports,
  );
  return {
    analyze,
    direct: (event: unknown, context: LambdaContext): Promise<unknown> =>
      isNotification(event) ? files(event, context) : analyze(event),
  };
};

/** Of a queue, of S3, or of S3 through EventBridge; requests have none of their members. */
const isNotification = (event: unknown): boolean =>
  typeof event === 'object' &&
  event !== null &&
  ['Records', 'detail-type', 'Event'].some((member) => Object.hasOwn(event, member));
