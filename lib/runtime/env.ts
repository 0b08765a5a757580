import * as z from 'zod';

/**
 * Reads the variables a function needs, once, whole and typed.
 *
 * @throws {Error} naming every variable that is missing or wrong.
 */
export const readEnv = <S extends z.ZodRawShape>(
  shape: S,
  source: NodeJS.ProcessEnv = process.env,
): Readonly<z.infer<z.ZodObject<S>>> => {
  const parsed = z.object(shape).safeParse(source);
  if (parsed.success) return Object.freeze(parsed.data);
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
  throw new Error(`the function's environment is incomplete: ${wrong.join(', ')}`);
};
