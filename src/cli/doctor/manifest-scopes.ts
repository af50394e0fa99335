import { readFileSync } from 'node:fs';

const manifest = new URL('../../../manifest.yml', import.meta.url);

/** The scopes of the bot that manifest.yml asks for. Read by lines: YAML is nothing that production needs otherwise. */
export function manifestScopes(): string[] {
  const [, listed = ''] = /^ {4}bot:\n((?: {6}- .*\n)+)/m.exec(readFileSync(manifest, 'utf8')) ?? [];
  const scopes = [...listed.matchAll(/^ {6}- ([a-z][a-z_.:]*)/gm)].map((match) => match[1] ?? '');
  if (scopes.length === 0)
    throw new Error('manifest.yml lists no scopes of the bot where they are expected.');
  return scopes;
}
