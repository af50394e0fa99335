import type { ForeignTools } from '../../../src/engine/context.ts';

/** A workspace without other programs’ tools. */
export const noForeignTools: ForeignTools = {
  servers: () => [],
  usersOf: () => [],
  make: () => ({ unusable: 'its server is not configured here' }),
};
