type Interpreter = typeof import('aws-local-stepfunctions');

let loading: Promise<Interpreter> | undefined;

/** The States Language interpreter, loaded when first needed: it takes a quarter of a second. */
export const loadInterpreter = (): Promise<Interpreter> => {
  loading ??= import('aws-local-stepfunctions').catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
};
