/** What a Task state runs: Lambda through the optimised integration, or a function by its ARN. */
export type TaskResource = { readonly kind: 'invoke' } | { readonly kind: 'function'; readonly arn: string };

/** Reads a Task's `Resource`; undefined for what is not Lambda. */
export const readResource = (resource: unknown): TaskResource | undefined => {
  if (typeof resource !== 'string') return undefined;
  if (/^arn:[\w-]+:states:[\w-]*:\d*:lambda:invoke$/.test(resource)) return { kind: 'invoke' };
  return /^arn:[\w-]+:lambda:[\w-]*:\d*:function:[\w:$-]+$/.test(resource)
    ? { kind: 'function', arn: resource }
    : undefined;
};
