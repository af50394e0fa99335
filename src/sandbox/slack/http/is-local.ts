import type { IncomingMessage } from 'node:http';

const names = ['127.0.0.1', 'localhost', '[::1]'];

/** Only the page of this server may drive it: no other site by DNS rebinding, none by a cross-site request. */
export function isLocal(req: IncomingMessage): boolean {
  const { host = '', origin } = req.headers;
  const port = req.socket.localPort;
  const hosts = names.map((name) => `${name}:${port}`);
  if (!hosts.includes(host)) return false;
  return origin === undefined || hosts.some((it) => origin === `http://${it}`);
}
