import { isMembers, type Members } from './json-value.ts';

/** A state of a definition, with where it stands. */
export interface ListedState {
  readonly name: string;
  readonly state: Members;
  /** The Map or Parallel state it is inside of; undefined at the top. */
  readonly container?: { readonly name: string; readonly type: 'Map' | 'Parallel'; readonly branch: number };
}

/** Every state of a definition, those inside Map and Parallel states too. Names are unique in a machine. */
export const listStates = (definition: unknown, container?: ListedState['container']): ListedState[] => {
  const states = isMembers(definition) && isMembers(definition.States) ? definition.States : {};
  return Object.entries(states).flatMap(([name, state]) => {
    if (!isMembers(state)) return [];
    const type = state.Type === 'Map' ? 'Map' : 'Parallel';
    const inner = innerDefinitions(state).flatMap((part, branch) => listStates(part, { name, type, branch }));
    return [{ name, state, ...(container === undefined ? {} : { container }) }, ...inner];
  });
};

/** The definitions inside a Map or Parallel state. */
export const innerDefinitions = (state: Members): readonly unknown[] => {
  if (state.Type === 'Parallel') return Array.isArray(state.Branches) ? state.Branches : [];
  return state.Type === 'Map' ? [state.ItemProcessor ?? state.Iterator] : [];
};
