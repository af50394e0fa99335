import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { minute } from '../../../src/lib/time.ts';
import { bodyLimit, readRaw, roomOf } from '../../../src/web/hooks/read-raw.ts';
import { hmac, openHooks, secret } from './support/open-hooks.ts';

let sent = 0;
const signed = (body: string, key = secret): Record<string, string> => ({
  'x-hub-signature-256': `sha256=${hmac(key, body).digest('hex')}`,
  'x-github-event': 'issues',
  'x-github-delivery': `guid-${(sent += 1)}`,
});

test('an unknown source is not there, whatever it signs, and another method is none', async () => {
  const { post, at, rows } = await openHooks();
  for (const source of ['gitlab', '', 'github/more', '__proto__', 'constructor', 'GitHub'])
    expect((await post(source, '{}', signed('{}'))).status).toBe(404);
  const got = await fetch(`${at}/hooks/github`);
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await rows()).toEqual([]);
});

test('what is not JSON, or not what the source sends, is refused; nothing of it is stored', async () => {
  const { post, rows } = await openHooks();
  const form = { ...signed('payload={}'), 'content-type': 'application/x-www-form-urlencoded' };
  expect((await post('github', 'payload={}', form)).status).toBe(415);
  expect((await post('github', '{}', { ...signed('{}'), 'content-encoding': 'gzip' })).status).toBe(415);
  for (const body of ['{"half":', '', '[]', '"text"', 'null'])
    expect((await post('github', body, signed(body))).status).toBe(400);
  expect(await rows()).toEqual([]);
});

test('characters that the database does not take are left out, and the rest is kept', async () => {
  const { post, rows } = await openHooks();
  const body = '{"action":"opened","title":"a\\u0000b\\ud800c","\\u0000key":[null,true,1]}';
  expect((await post('github', body, signed(body))).status).toBe(202);
  expect((await rows())[0]?.payload).toEqual({ action: 'opened', title: 'ab\ufffdc', key: [null, true, 1] });
});

describe('a body', () => {
  test('of a mebibyte is taken, and a byte more is not, told or untold', async () => {
    const { post, port, rows } = await openHooks();
    const whole = `{"text":"${'x'.repeat(bodyLimit - 11)}"}`;
    expect(whole).toHaveLength(bodyLimit);
    expect((await post('github', whole, signed(whole))).status).toBe(202);
    expect((await post('github', `${whole} `, signed(`${whole} `))).status).toBe(413);
    const untold = request({ port, path: '/hooks/github', method: 'POST', headers: signed('') });
    untold.setHeader('content-type', 'application/json');
    untold.on('error', () => {});
    untold.write(Buffer.alloc(bodyLimit));
    untold.write(Buffer.alloc(1));
    const [response] = await once(untold, 'response');
    expect(response.statusCode).toBe(413);
    untold.destroy();
    expect(await rows()).toHaveLength(1);
  });

  test('that breaks off leaves nothing behind, and the server goes on', async () => {
    const { post, port, rows } = await openHooks();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /hooks/github HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"half"',
    );
    socket.end();
    await once(socket.resume(), 'close');
    expect((await post('github', '{}', signed('{}'))).status).toBe(202);
    expect(await rows()).toHaveLength(1);
  });

  const arriving = (stream: Readable) => Object.assign(stream, { headers: {} }) as never;

  test('that does not come is not waited for', async () => {
    const never = new Readable({ read() {} });
    await expect(readRaw(arriving(never), roomOf(100), 20)).rejects.toMatchObject({ status: 408 });
  });

  test('has room only while others leave some, and gives it back', async () => {
    const room = roomOf(100);
    const slow = new Readable({ read() {} });
    const first = readRaw(arriving(slow), room);
    slow.push(Buffer.alloc(80));
    await new Promise(setImmediate);
    const tooMuch = arriving(Readable.from([Buffer.alloc(30)]));
    await expect(readRaw(tooMuch, room)).rejects.toMatchObject({ status: 503 });
    slow.push(null);
    expect(await first).toHaveLength(80);
    expect(await readRaw(arriving(Readable.from([Buffer.alloc(100)])), room)).toHaveLength(100);
  });
});

test('those that are turned away are counted in one line a minute, with nothing of what they sent', async () => {
  const { post, lines, pass } = await openHooks();
  const attack = async (times: number) => {
    for (let nth = 0; nth < times; nth++)
      await post('github', '{"secret":"of a customer"}', signed('{}', 'another-secret-entirely'));
  };
  await attack(5);
  pass(minute);
  await attack(1);
  const told = lines.filter(({ level }) => level === 40);
  expect(told.map(({ source, count }) => [source, count])).toEqual([
    ['github', 1],
    ['github', 5],
  ]);
  expect(JSON.stringify(lines)).not.toContain('customer');
  expect(JSON.stringify(lines)).not.toContain('sha256=');
});

test('while the database takes nothing, the sender is asked to come again, and then it is taken', async () => {
  const { post, ctx, rows } = await openHooks();
  const { transaction } = ctx.db;
  ctx.db.transaction = () => Promise.reject(new Error('the database restarts'));
  const refused = await post('github', '{}', signed('{}'));
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
  expect(refused.text).not.toContain('restarts');
  ctx.db.transaction = transaction;
  expect((await post('github', '{}', signed('{}'))).status).toBe(202);
  expect(await rows()).toHaveLength(1);
});
