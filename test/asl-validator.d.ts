declare module 'asl-validator' {
  /** Holds a state machine against the States Language. */
  export default function validate(definition: object): { isValid: boolean; errors: readonly unknown[] };
}
