import { once } from 'node:events';
import { migrateDatabase } from '../../../src/db/migrate.ts';

// One of several processes that migrate the same database at once: each waits for the word, so that all begin together.
process.send?.('ready');
await once(process, 'message');
await migrateDatabase(process.argv[2] ?? '');
process.send?.('migrated');
