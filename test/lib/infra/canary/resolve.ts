/** Values that CloudFormation fills in, as the simulation has them: a resource is called by its logical id. */
export const resolve = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [[name, argument] = []] = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
  if (name === 'Ref' && typeof argument === 'string') return argument;
  if (name === 'Fn::GetAtt' && Array.isArray(argument) && argument[1] === 'Version') return NEW_VERSION;
  if (name === 'Fn::Join' && Array.isArray(argument)) return argument[1].map(resolve).join(argument[0]);
  throw new TypeError(`the simulation knows no value for ${JSON.stringify(value)}`);
};

/** The versions of a release. */
export const OLD_VERSION = '6';
export const NEW_VERSION = '7';
