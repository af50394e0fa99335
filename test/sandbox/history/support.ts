import { readConfig } from '../../../src/config.ts';
import type { Db } from '../../../src/db/client.ts';
import { startWorld } from '../../../src/sandbox/world/start-world.ts';
import { connectorsFrom } from '../../../src/systems.ts';
import { shippedWorkflows } from '../../../src/workflows/shipped.ts';
import type { Workflow } from '../../../src/domain/workflow.ts';

/** The workflows of the sandbox, none of whose systems is asked. */
export async function sandboxWorkflows(db: Db, databaseUrl: string): Promise<readonly Workflow[]> {
  const world = await startWorld();
  const environment = world.environment({ databaseUrl, port: 0 });
  await world.close();
  const config = readConfig(environment, () => '{}');
  return shippedWorkflows(connectorsFrom(config, () => new Date(), db));
}
