/** A statement of a policy document in a template, with lists for what may be one or many. */
export interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** A template's reference to a resource as a short word: its logical id without the hash, `*`, or its path below. */
export const resourceWord = (resource: unknown): string => {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  const id = /(?:FnGetAtt|Ref":"|GetAtt":\[")([A-Za-z]+?)[0-9A-F]{8}/.exec(text)?.[1];
  if (id === undefined) throw new TypeError(`no resource is named in ${text}`);
  return text.includes('/*') ? `${id}/*` : id;
};

/** Every pair of action and resource that statements allow, as `action on resource`, sorted. */
export const allowances = (statements: readonly Statement[]): readonly string[] =>
  statements
    .flatMap(({ Action, Resource }) =>
      [Action]
        .flat()
        .flatMap((action) => [Resource].flat().map((resource) => `${action} on ${resourceWord(resource)}`)),
    )
    .sort();
