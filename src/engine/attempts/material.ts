import type { Db } from '../../db/client.ts';
import { findRunRows } from '../../db/run-rows.ts';
import type { Run } from '../../db/runs.ts';
import { readingsIn } from '../../domain/readings.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';

/** The intake and everything the run's last attempt read, as recorded; undefined when the texts were erased. */
export async function findMaterial(db: Db, run: Run, now: Date): Promise<Material<JsonObject> | undefined> {
  const rows = await findRunRows(db, run.id);
  const texts = new Map(rows?.contents.map(({ id, body }) => [id, body]));
  const intake = texts.get(run.intakeId) as JsonObject | undefined;
  return intake && { intake, readings: readingsIn(rows?.steps ?? [], texts, run.attempt), now };
}

/** As findMaterial; throws when the texts were erased, because then nothing can be judged any more. */
export async function getMaterial(db: Db, run: Run, now: Date): Promise<Material<JsonObject>> {
  const material = await findMaterial(db, run, now);
  if (!material) throw new Error(`The texts of run ${run.id} were erased.`);
  return material;
}
