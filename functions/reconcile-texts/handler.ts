import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { type Reconciled, type ReconcilePorts, reconcile } from '../../lib/runtime/object-work/reconcile.ts';
import { readReconcileRequest } from '../../lib/runtime/object-work/reconcile-request.ts';

/** Has texts whose result is missing worked on. */
export const createReconcileTextsHandler =
  (ports: ReconcilePorts) =>
  async (event: unknown, context: LambdaContext): Promise<Reconciled> =>
    reconcile(ports, readReconcileRequest(event), context);
