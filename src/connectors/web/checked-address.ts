import { isPublicAddress } from './public-address.ts';
import type { Resolve } from './web-config.ts';
import { webFailure } from './web-failure.ts';

export type Address = { address: string; family: number };

/** One address of the host, all of which are public. Whoever connects to it needs no second look-up. Throws ToolFailure. */
export async function checkedAddress(host: string, resolve: Resolve): Promise<Address> {
  const found = await resolve(host).catch((cause: unknown) => {
    throw webFailure(isUnknown(cause) ? 'no_such_host' : 'no_connection', host, cause);
  });
  const [first] = found;
  if (!first) throw webFailure('no_such_host', host);
  if (!found.every(({ address }) => isPublicAddress(address))) throw webFailure('not_public', host);
  return first;
}

function isUnknown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOTFOUND', 'ENODATA'].includes(String(error.code));
}
