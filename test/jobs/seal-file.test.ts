import { mkdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openAuditLog } from '../cli/support/audit-log.ts';
import { openDatabase } from '../../src/db/client.ts';
import { sealChains } from '../../src/engine/audit/seal.ts';
import { publishSeals } from '../../src/jobs/seal-file.ts';
import { createLogger } from '../../src/lib/logger.ts';

const ids = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: number }).id);

test('a seal that could not be published is published with the next one, and none twice', async () => {
  const audit = await openAuditLog();
  const { db, close } = openDatabase(audit.url);
  const ctx = { db, now: () => new Date(), log: createLogger('silent') };
  const folder = `${audit.sealFile}.d`;
  const file = `${folder}/seals.jsonl`;
  try {
    await audit.write('run_a', 2);
    await sealChains(ctx);
    await expect(publishSeals(ctx, file)).rejects.toThrow('ENOENT');

    mkdirSync(folder);
    await audit.write('run_a', 1);
    await sealChains(ctx);
    await publishSeals(ctx, file);
    await publishSeals(ctx, file);
    expect(ids(file)).toEqual([1, 2]);
  } finally {
    await close();
    await audit.close();
  }
});
