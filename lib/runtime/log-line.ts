import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { currentScope } from './correlation.ts';
import { errorFacts } from './error-facts.ts';

/** Writes entries as docs/observability.md lists their fields, and of errors only what is safe to tell. */
export class LogLine extends LogFormatter {
  formatAttributes(attributes: UnformattedAttributes, more: LogAttributes): LogItem {
    const { logLevel, message, timestamp, serviceName, xRayTraceId } = attributes;
    const scope = currentScope();
    const fields = {
      level: logLevel,
      message,
      timestamp: this.formatTimestamp(timestamp),
      service: serviceName,
      correlation_id: scope?.correlationId,
      function_request_id: scope?.requestId,
      function_version: scope?.functionVersion,
      xray_trace_id: xRayTraceId,
    };
    return new LogItem({ attributes: fields }).addAttributes(more);
  }

  override formatError(error: Error): LogAttributes {
    return { ...errorFacts(error) };
  }
}
