import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What becomes of a client: it is served, told that the server is starting, or cut off at its first query. */
export type Fate = 'serve' | 'starting' | 'cut off';

/** Stands in front of a server and treats the nth client (from 1) as told. */
export async function frontServer(url: string, fateOf: (nth: number) => Fate) {
  const target = new URL(url);
  let clients = 0;
  const front = createServer((client) => {
    clients += 1;
    client.on('error', () => client.destroy());
    const fate = fateOf(clients);
    if (fate === 'starting') client.once('data', () => client.end(startingUp()));
    else serve(client, connect(Number(target.port), target.hostname), fate);
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  return { url: Object.assign(new URL(url), { port: String(port) }).href, close: () => void front.close() };
}

function serve(client: Socket, server: Socket, fate: Fate): void {
  server.on('error', () => client.destroy());
  client.on('close', () => server.destroy());
  client.pipe(server).pipe(client);
  if (fate === 'serve') return;
  server.on('data', (chunk: Buffer) => {
    if (endsReady(chunk)) client.once('data', () => client.resetAndDestroy());
  });
}

/** ReadyForQuery, idle: the handshake is over. */
function endsReady(chunk: Buffer): boolean {
  return chunk.subarray(-6).equals(Buffer.from('Z\0\0\0\x05I'));
}

/** An ErrorResponse: https://www.postgresql.org/docs/current/protocol-error-fields.html */
function startingUp(): Buffer {
  const fields = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
