import { sha256 } from '../../lib/hash.ts';

/** As much as model providers take. */
const longest = 64;

/**
 * The name under which a server's tool is known here: `mcp_warranty_coverage`. What does not fit is shortened and marked with
 * a part of its hash, so that two names of the server are never one of ours.
 */
export function toolName(server: string, name: string): string {
  const plain = `mcp_${server}_${name}`;
  if (/^[A-Za-z0-9_]+$/.test(plain) && plain.length <= longest) return plain;
  const mark = `_${sha256(name).slice(0, 8)}`;
  return `${plain.replaceAll(/[^A-Za-z0-9_]/g, '_').slice(0, longest - mark.length)}${mark}`;
}
