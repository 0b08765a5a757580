/**
 * How Powertools logs, counts and traces in a function. What could carry a caller's data into logs
 * or traces is off: events, responses, and errors as the tracer records them.
 */
export const powertoolsVariables = (
  functionName: string,
  namespace: string,
): Readonly<Record<string, string>> => ({
  POWERTOOLS_SERVICE_NAME: functionName,
  POWERTOOLS_METRICS_NAMESPACE: namespace,
  POWERTOOLS_LOG_LEVEL: 'INFO',
  POWERTOOLS_LOGGER_LOG_EVENT: 'false',
  POWERTOOLS_TRACER_CAPTURE_RESPONSE: 'false',
  POWERTOOLS_TRACER_CAPTURE_ERROR: 'false',
});
