/** Whatever JSON can say. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [member: string]: JsonValue };

export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The UTF-8 bytes that Step Functions allows for an input, an output or a task's result. */
export const MOST_PAYLOAD_BYTES = 262_144;
