import { catalog } from './catalog/definition.ts';
import { change } from './change/definition.ts';
import { checkRelease } from './check-release/definition.ts';
import { confirmRelease } from './confirm-release/definition.ts';
import type { FunctionDefinition } from './definition.ts';
import { echo } from './echo/definition.ts';
import { labelImage } from './label-image/definition.ts';
import { marco } from './marco/definition.ts';
import { polo } from './polo/definition.ts';
import { predict } from './predict/definition.ts';
import { reconcileImages } from './reconcile-images/definition.ts';

/** Every deployable function, in the order in which lists show them. */
export const FUNCTIONS: readonly FunctionDefinition[] = [
  predict,
  labelImage,
  reconcileImages,
  marco,
  polo,
  change,
  echo,
  catalog,
  checkRelease,
  confirmRelease,
];
