/** How often it is looked for objects without a result; a run looks at what was uploaded within two periods, so that one may fail. */
export const RECONCILE_MINUTES = 60;
