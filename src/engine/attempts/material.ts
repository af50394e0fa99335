import { getContent, listContents } from '../../db/contents.ts';
import type { Db } from '../../db/client.ts';
import type { Run } from '../../db/runs.ts';
import { listSteps } from '../../db/steps.ts';
import { isReading, readingsIn } from '../../domain/readings.ts';
import type { Material, Recorded } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';

/** The intake and everything the run's last attempt read, as recorded; undefined when the texts were erased. */
export async function findMaterial(db: Db, run: Run, now: Date): Promise<Material<JsonObject> | undefined> {
  const intake = await getContent<JsonObject>(db, run.intakeId);
  if (!intake) return undefined;
  return { intake, readings: await listReadings(db, run), now };
}

/** As findMaterial; throws when the texts were erased, because then nothing can be judged any more. */
export async function getMaterial(db: Db, run: Run, now: Date): Promise<Material<JsonObject>> {
  const material = await findMaterial(db, run, now);
  if (!material) throw new Error(`The texts of run ${run.id} were erased.`);
  return material;
}

async function listReadings(db: Db, run: Run): Promise<Recorded[]> {
  const steps = await listSteps(db, run.id);
  const wanted = steps.filter((step) => isReading(step, run.attempt)).flatMap((step) => step.contentId ?? []);
  return readingsIn(steps, await listContents(db, wanted), run.attempt);
}
