import { createHmac } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { pino } from 'pino';
import { deliveries } from '../../../../src/db/schema/deliveries.ts';
import { hooksListener } from '../../../../src/web/hooks/hooks.ts';
import { startWebServer } from '../../../../src/web/server.ts';
import { openEngine } from '../../../engine/support/engine.ts';

export const secret = 'a-secret-of-the-test';
const publicUrl = 'https://leenops.example.com';

export const hmac = (key: string, ...parts: string[]) => createHmac('sha256', key).update(parts.join(''));

/** `POST /hooks/…` over the engine, on a port of its own, with a log that can be read. */
export async function openHooks(
  secrets: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
    ['zendesk', 'hubspot', 'github', 'xero', 'order-desk'].map((name) => [name, [secret]]),
  ),
) {
  const engine = await openEngine();
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const ctx = { ...engine.ctx, log };
  const hooks = hooksListener(ctx, { secrets, publicUrl });
  const server = await startWebServer({ port: 0, readiness: async () => ({}), hooks });
  onTestFinished(() => server.close());
  const at = `http://127.0.0.1:${server.port}`;
  const rows = () => engine.db.select().from(deliveries);

  async function post(source: string, body: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${at}/hooks/${source}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  return { ...engine, ctx, at, port: server.port, lines, rows, post };
}
