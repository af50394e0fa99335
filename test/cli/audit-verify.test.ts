import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditVerify } from '../../src/cli/audit/audit-verify.ts';
import { openAuditLog } from './support/audit-log.ts';
import type { AuditLog } from './support/audit-log.ts';
import { runCli } from './support/run-cli.ts';

let log: AuditLog;

/** Two chains of nine rows each, seen by two seals. */
beforeEach(async () => {
  log = await openAuditLog();
  await log.write('run_a', 4);
  await log.write('run_b', 9);
  await log.seal();
  await log.write('run_a', 5);
  await log.seal();
});
afterEach(() => log.close());

const verify = (...args: string[]) => runCli(auditVerify, args, { databaseUrl: log.url });
const verifyWithSeals = () => verify('--seals', log.sealFile);

async function expectBroken(...problems: string[]) {
  const { code, complained, said } = await verify();
  expect(complained).toEqual(problems);
  expect(code).toBe(1);
  expect(said[0]).toMatch(/BROKEN\.$/);
}

describe('an untouched log', () => {
  test('is verified, with counts', async () => {
    expect(await verifyWithSeals()).toEqual({
      code: 0,
      said: [
        'Verified 18 events in 2 chains and 2 seals, and 2 published seals: nothing is missing or changed.',
      ],
      complained: [],
      poured: '',
    });
  });

  test('says how many chains are younger than the last seal', async () => {
    await log.write('run_a', 1);
    const { code, said } = await verify();
    expect(code).toBe(0);
    expect(said[1]).toMatch(/^1 chains have rows since the last seal/);
  });

  test('is verified when it is empty', async () => {
    const empty = await openAuditLog();
    const { code, said } = await runCli(auditVerify, [], { databaseUrl: empty.url });
    await empty.close();
    expect(code).toBe(0);
    expect(said).toEqual(['Verified 0 events in 0 chains and 0 seals: nothing is missing or changed.']);
  });

  test('is verified over many pages, while the app writes on', async () => {
    await log.db.execute(sql`
      insert into events (chain, type, actor_kind, actor_id, surface, data, at)
      select 'run_' || (n % 50), 'run.joined', 'person', 'U0ADA', 'command', '{}', now() from generate_series(1, 12000) n`);
    const [{ code, said }] = await Promise.all([verify(), log.write('run_a', 20)]);
    expect(code).toBe(0);
    expect(said[0]).toMatch(/^Verified 120\d\d events in 52 chains/);
  });

  test('refuses every change, deletion and truncation', async () => {
    const statements = [
      "update events set actor_id = 'U0EVE' where seq = 7",
      'delete from events where seq = 7',
      'truncate events',
      "update seals set hash = ''",
      'delete from seals',
      'truncate seals',
    ];
    for (const statement of statements)
      await expect(log.db.execute(sql.raw(statement)), statement).rejects.toMatchObject({
        cause: { code: '23000', message: expect.stringContaining('is append-only') },
      });
    expect((await verifyWithSeals()).code).toBe(0);
  });
});

describe('a tampered chain', () => {
  test.each([
    ['actor', `actor_id = 'U0EVE'`],
    ['data', `data = '{"row": 60}'`],
    ['time', `at = at + interval '1 second'`],
    ['type', `type = 'run.cancelled'`],
  ])('is named by its first changed row, whatever was changed: %s', async (_what, change) => {
    await log.tamper('events', `update events set ${change} where chain = 'run_a' and seq in (7, 8)`);
    await expectBroken('chain run_a row 7 was changed');
  });

  test('is named when a changed row was given a hash that fits it', async () => {
    await log.tamper(
      'events',
      `update events set actor_id = 'U0EVE', hash = encode(sha256(convert_to(concat_ws(E'\\n', prev_hash, chain, seq, type,
         actor_kind, 'U0EVE', surface, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), data::text), 'UTF8')), 'hex')
       where chain = 'run_a' and seq = 7`,
    );
    await expectBroken('chain run_a row 8 does not follow from row 7');
  });

  test('is named when a row in its middle was deleted, or its first', async () => {
    await log.tamper('events', "delete from events where chain = 'run_a' and seq = 7");
    await log.tamper('events', "delete from events where chain = 'run_b' and seq = 1");
    await expectBroken('chain run_a row 7 is missing', 'chain run_b row 1 is missing');
  });

  test('is named when its tail was cut off', async () => {
    await log.tamper('events', "delete from events where chain = 'run_a' and seq > 5");
    await expectBroken(
      'chain run_a ends at row 5, but 9 were written',
      'chain run_a ends at row 5, but seal 2 saw row 9',
    );
  });

  test('is named when its tail was cut off and its record adjusted: the seal saw the rows', async () => {
    await cutTail('run_a', 5);
    await expectBroken('chain run_a ends at row 5, but seal 2 saw row 9');
  });

  test('is named when it was written anew from one row on: the seal saw other rows', async () => {
    await cutTail('run_a', 5);
    await log.write('run_a', 4);
    await expectBroken('chain run_a row 9 is not the one that seal 2 saw');
  });

  test('is named when all of it was removed', async () => {
    await cutTail('run_b', 0);
    await log.db.execute(sql`delete from chains where id = 'run_b'`);
    await expectBroken('chain run_b ends at row 0, but seal 1 saw row 9');
  });

  test('is named when its record alone was changed or removed', async () => {
    await log.db.execute(sql`update chains set head = 'x' where id = 'run_a'`);
    await log.db.execute(sql`delete from chains where id = 'run_b'`);
    await expectBroken(
      'chain run_a row 9 is not the one that was written last',
      'chain run_b has 9 rows, but its record in “chains” is missing',
    );
  });

  test('is named twenty times at most', async () => {
    for (let n = 10; n < 35; n++) await log.write(`run_${n}`, 2);
    await log.tamper('events', "update events set actor_id = 'U0EVE' where chain like 'run___' and seq = 2");
    const { complained } = await verify();
    expect(complained).toHaveLength(21);
    expect(complained.at(-1)).toBe('… and 5 more');
  });

  async function cutTail(chain: string, last: number) {
    await log.tamper('events', `delete from events where chain = '${chain}' and seq > ${last}`);
    await log.db.execute(sql`
      update chains set seq = ${last}, head = coalesce(
        (select hash from events where chain = ${chain} and seq = ${last}), '') where id = ${chain}`);
  }
});

describe('a tampered seal', () => {
  test('is named when it was changed', async () => {
    await log.tamper('seals', `update seals set heads = jsonb_set(heads, '{0,1}', '5') where id = 2`);
    const { code, complained } = await verify();
    expect(code).toBe(1);
    expect(complained[0]).toBe('seal 2 was changed');
  });

  test('is missed by its successor when it was removed', async () => {
    await log.tamper('seals', 'delete from seals where id = 1');
    const { complained } = await verify();
    expect(complained[0]).toBe('seal 2 does not begin the seals: the one before it was removed or changed');
  });

  test('is missed by the chains that it saw when it was the last', async () => {
    await log.tamper('seals', 'delete from seals where id = 2');
    await expectBroken('chain run_a was sealed at row 9, but no seal holds that row: a seal was removed');
  });

  test('is missed by the published file when every trace in the database was removed', async () => {
    await removeLastSealAndItsMarks();
    expect((await verify()).code).toBe(0);
    const { code, complained } = await verifyWithSeals();
    expect(complained).toEqual(['seal 2, published of 2026-11-23T12:00:00.000Z, is missing']);
    expect(code).toBe(1);
  });

  test('differs from the published one when the log was sealed anew', async () => {
    await removeLastSealAndItsMarks();
    await log.write('run_a', 1);
    const published = readFileSync(log.sealFile, 'utf8');
    await log.db.execute(sql`alter sequence seals_id_seq restart with 2`);
    await log.seal();
    writeFileSync(log.sealFile, published);
    expect((await verify()).code).toBe(0);
    const { complained } = await verifyWithSeals();
    expect(complained).toEqual(['seal 2 is not the one that was published of 2026-11-23T12:00:00.000Z']);
  });

  async function removeLastSealAndItsMarks() {
    await log.tamper('seals', 'delete from seals where id = 2');
    await log.db.execute(sql`update chains set sealed_seq = 4 where id = 'run_a'`);
  }
});

describe('an operator who asks wrongly', () => {
  test('is told what is not an argument, and how it goes', async () => {
    const { code, complained } = await verify('--seal', 'x');
    expect(code).toBe(2);
    expect(complained[0]).toMatch(/Unknown option '--seal'/);
    expect(complained[1]).toMatch(/npm run audit:verify/);
  });

  test('is told that the database has no address, or does not answer', async () => {
    const unset = await runCli(auditVerify, []);
    expect(unset.code).toBe(2);
    expect(unset.complained[0]).toMatch(/^DATABASE_URL is missing/);
    const away = await runCli(auditVerify, [], { databaseUrl: 'postgres://nobody:x@127.0.0.1:1/none' });
    expect(away.code).toBe(2);
    expect(away.complained).toEqual([
      'The database does not answer (ECONNREFUSED). Check DATABASE_URL and that PostgreSQL runs.',
    ]);
  });

  test('is told that the file of seals cannot be read, or holds something else', async () => {
    const missing = await verify('--seals', '/nowhere/seals.jsonl');
    expect(missing.code).toBe(2);
    expect(missing.complained).toEqual([
      '/nowhere/seals.jsonl cannot be read (ENOENT). Give the file that AUDIT_SEAL_FILE names.',
    ]);
    writeFileSync(log.sealFile, 'hello\n');
    const wrong = await verifyWithSeals();
    expect(wrong.code).toBe(2);
    expect(wrong.complained[0]).toMatch(/seals\.jsonl line 1 is not a seal/);
  });
});

test('the command answers with its exit code and names the row on standard error', async () => {
  await log.tamper('events', "update events set actor_id = 'U0EVE' where chain = 'run_a' and seq = 7");
  const program = new URL('../../src/cli/audit-verify.ts', import.meta.url).pathname;
  const ran = spawnSync(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: log.url },
    encoding: 'utf8',
  });
  expect(ran).toMatchObject({ status: 1, stderr: 'chain run_a row 7 was changed\n' });
});
