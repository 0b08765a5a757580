import type { Api } from './api.ts';
import { type Check, shown } from './check.ts';
import type { Here } from './here.ts';

/** Whoever does not say who they are gets nothing, on any route. Left out for an API that is open. */
export const accessChecks = ({ routes }: Here, { identified }: Api): readonly Check[] =>
  identified
    ? routes.map(({ method, path }) => ({
        group: 'access',
        name: `a stranger's ${method} ${path}`,
        run: async (api) => {
          const answer = await api.sendAsStranger({ method, path: path.replaceAll(/\{[^}]*\}/g, '1') });
          return answer.status === 401 || answer.status === 403 ? undefined : `was let in: ${shown(answer)}`;
        },
      }))
    : [];
