/** Whom everything belongs to: there is one user. */
export const OWNER = { ID: '0'.repeat(64), DisplayName: 'local' } as const;
