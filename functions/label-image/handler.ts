import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import {
  createNotificationHandler,
  type NotificationPorts,
} from '../../lib/runtime/object-work/notification-handler.ts';
import { type LabelPorts, labelWork } from './label-work.ts';

export interface LabelImagePorts extends LabelPorts, NotificationPorts {
  /** The one bucket pictures may come from. */
  readonly imagesBucket: string;
}

/** Labels every picture that S3 notifications name, in queue messages or bare. */
export const createLabelImageHandler = (
  ports: LabelImagePorts,
): ((event: unknown, context: LambdaContext) => Promise<unknown>) =>
  createNotificationHandler(
    { ports, does: labelWork(ports), bucket: ports.imagesBucket, noun: 'picture' },
    ports,
  );
