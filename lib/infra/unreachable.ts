/** Ends a switch over a closed union: a new kind does not compile until the switch handles it. */
export const unreachable = (value: never): never => {
  throw new TypeError(`nothing in the infrastructure handles ${JSON.stringify(value)}`);
};
