import * as z from 'zod';

/** What functions are called where this one runs, by their names in the registry; where nothing is said, the same. */
export interface ReleasedFunctions {
  deployedName(name: string): string;
  /** `undefined` for a function that is not one of the collection. */
  nameOf(deployedName: string): string | undefined;
}

const Names = z.record(z.string(), z.string());

/** Reads `{"predict": "marcopolo-prod-predict-Xyz"}`. */
export const releasedFunctions = (json: string, known: readonly string[]): ReleasedFunctions => {
  const given = Names.parse(JSON.parse(json));
  const names = new Map(known.map((name) => [name, given[name] ?? name]));
  return {
    deployedName: (name) => names.get(name) ?? name,
    nameOf: (deployedName) => [...names].find(([, deployed]) => deployed === deployedName)?.[0],
  };
};
