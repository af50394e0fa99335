import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

type Made = { method: string; origin: string; path: string };

/** Every HTTP request that this process makes from now on, by whatever client, and every address that a socket looks for. */
export function recordRequests() {
  const made: Made[] = [];
  const addresses = new Set<string>();
  const fetched = (message: unknown) => {
    const { request } = message as { request: { method: string; origin: string; path: string } };
    made.push({ method: request.method, origin: request.origin, path: request.path });
  };
  const sent = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    const host = String(request.getHeader('host') ?? request.host);
    made.push({ method: request.method, origin: `${request.protocol}//${host}`, path: request.path });
  };
  const opened = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.on('lookup', (_error, _address, _family, host) => addresses.add(host));
    socket.on('connectionAttempt', (address) => addresses.add(address));
  };
  subscribe('undici:request:create', fetched);
  subscribe('http.client.request.start', sent);
  subscribe('net.client.socket', opened);
  return {
    made,
    addresses,
    stop() {
      unsubscribe('undici:request:create', fetched);
      unsubscribe('http.client.request.start', sent);
      unsubscribe('net.client.socket', opened);
    },
  };
}
