import * as z from 'zod';
import { inScope, safeId } from './correlation.ts';
import type { LambdaContext } from './lambda-context.ts';
import { metrics } from './metrics.ts';

/** What a workflow's tasks pass beside the event. */
const ClientContext = z.object({ custom: z.object({ correlation_id: z.string() }) });

/** The id by which a direct caller knows what this invocation is part of; else the invocation's own. */
export const callersId = ({ clientContext, awsRequestId }: LambdaContext): string => {
  const told = clientContext === undefined ? undefined : ClientContext.safeParse(clientContext).data;
  return told?.custom.correlation_id ?? awsRequestId;
};

/** Runs one invocation under its correlation id; its numbers are written once, when it is over. */
export const observed = async <T>(
  { awsRequestId, functionName, functionVersion = '' }: LambdaContext,
  id: string,
  work: () => Promise<T>,
): Promise<T> => {
  metrics.captureColdStartMetric(functionName);
  try {
    return await inScope({ correlationId: safeId(id), requestId: awsRequestId, functionVersion }, work);
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
