import type { Found } from '../domain/secret.ts';

/** A secret of our own, under the name of its setting. */
export type OwnSecret = { setting: string; value: string };

/** Ours are known by heart. A short plain word, as some database passwords are, would be found in every other text. */
export function ownSecretsFinder(own: readonly OwnSecret[]): (text: string) => Found[] {
  const known = own.filter(({ value }) => isTelling(value));
  return (text) => known.flatMap((secret) => occurrences(text, secret));
}

function isTelling(value: string): boolean {
  return value.length >= 16 || (value.length >= 8 && !/^[a-z]+$/i.test(value));
}

function occurrences(text: string, { setting, value }: OwnSecret): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
    found.push({ kind: `LeenOps’ own ${setting}`, start: at, end: at + value.length });
  return found;
}
