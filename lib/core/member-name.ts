/**
 * Whether the name of a member looks like one that a programmer gave, and not like data in the wrong place: letters,
 * underscores, at most two digits at the end. Only such names are repeated to a caller.
 */
export const isMemberName = (name: string): boolean => /^[A-Za-z_]{1,40}\d{0,2}$/.test(name);
