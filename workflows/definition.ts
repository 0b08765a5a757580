/** A Step Functions state machine: its States Language text as data, `${function}` for a function's ARN. */
export interface WorkflowDefinition {
  /** Kebab-case; names the file and the state machine. */
  readonly name: string;
  readonly summary: string;
  /** Standard runs each step exactly once and keeps its history; Express at least once. */
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly states: StatesLanguage;
}

/** The Amazon States Language, https://states-language.net/spec.html. */
export interface StatesLanguage {
  readonly Comment: string;
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, { readonly Type: string; readonly [field: string]: unknown }>>;
}

/** The names of the functions that a workflow's tasks call, each once. */
export const functionsOf = ({ states }: WorkflowDefinition): readonly string[] => [
  ...new Set([...JSON.stringify(states).matchAll(/\$\{([a-z-]+)\}/g)].map(([, name = '']) => name)),
];

/** The workflow's text with every function's ARN filled in. */
export const withFunctionArns = ({ states }: WorkflowDefinition, arnOf: (name: string) => string): string =>
  JSON.stringify(states).replaceAll(/\$\{([a-z-]+)\}/g, (_, name: string) => arnOf(name));
