/** A time of day without a day. */
export interface TimeOfDay {
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

/** Reads `HH:MM`. @throws {RangeError} for anything else. */
export const timeOfDay = (text: string): TimeOfDay => {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined || minute === undefined)
    throw new RangeError(`"${text}" is no time of day; write HH:MM, from 00:00 to 23:59`);
  return { hour: Number(hour), minute: Number(minute) };
};
