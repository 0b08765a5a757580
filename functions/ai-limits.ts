/**
 * How much a function may ask of paid services, as variables that the deployer can change. A call is one text of up
 * to 5,000 bytes, or one picture; longer texts count once for each 5,000 bytes begun. Days are UTC's.
 */
export const AI_LIMITS = {
  /** Hours for which an identical text or picture is answered from the `answers` bucket; 0 keeps nothing. */
  ANSWER_HOURS: '168',
  DAILY_COMPREHEND_CALLS: '5000',
  DAILY_TRANSLATE_CALLS: '300',
  DAILY_REKOGNITION_CALLS: '10000',
} as const;

/** The limits by name, for a function's environment. */
export const aiLimits = (...names: readonly (keyof typeof AI_LIMITS)[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, AI_LIMITS[name]]));
