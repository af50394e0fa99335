import { once } from 'node:events';
import { startPostgres, type PostgresOptions } from '../../../src/sandbox/postgres/start-postgres.ts';

// Starts PostgreSQL, says where, and holds on until it is killed or told to stop.
const options = JSON.parse(process.argv[2] ?? '{}') as PostgresOptions;
const { url, adopted, dir, stop } = await startPostgres(options);
process.send?.({ url, adopted, dir });

await once(process, 'message');
await stop();
process.send?.('stopped');
