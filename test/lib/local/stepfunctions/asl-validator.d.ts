declare module 'asl-validator' {
  /** Checks a definition against the States Language. It writes into its argument: give it a copy. */
  const validate: (definition: object) => { isValid: boolean; errors: readonly object[] };
  export default validate;
}
