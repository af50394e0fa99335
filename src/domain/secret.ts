import type { Json } from '../lib/json.ts';

/** Where in a text a secret stands, and what it is in words: `Slack token`. Never the secret itself. */
export type Found = { kind: string; start: number; end: number };

export type Secrets = {
  /** In the order of the text, none over another. */
  findIn(text: string): Promise<Found[]>;
};

/** Stops the run: the model wrote a secret. Says what and where, never the secret itself. */
export class SecretWritten extends Error {
  override name = 'SecretWritten';
  readonly detail: string;

  constructor(kind: string, place: string) {
    super(`A secret was found: ${secretAt(kind, place)}.`);
    this.detail = secretAt(kind, place);
  }
}

export const secretAt = (kind: string, place: string): string => `${kind} in ${place}`;

/** The value without the secrets in its texts, and what they were, each kind once. What has none comes back as it is. */
export async function withoutSecrets<T>(
  secrets: Secrets,
  value: T,
): Promise<{ value: T; kinds: readonly string[] }> {
  const texts = textsIn(value as Json);
  if (texts.length === 0 || (await secrets.findIn(texts.join('\n\n'))).length === 0)
    return { value, kinds: [] };
  const clean = new Map<string, string>();
  const kinds = new Set<string>();
  for (const text of new Set(texts)) {
    const found = await secrets.findIn(text);
    for (const { kind } of found) kinds.add(kind);
    if (found.length) clean.set(text, redact(text, found));
  }
  return { value: clean.size ? (replaceTexts(value as Json, clean) as T) : value, kinds: [...kinds] };
}

/** The first secret in it, by kind; undefined when there is none. */
export async function secretIn(secrets: Secrets, value: unknown): Promise<string | undefined> {
  return (await withoutSecrets(secrets, value)).kinds[0];
}

/** Throws SecretWritten for the first part of it that holds a secret, named by the part: `body of zendesk_reply`. */
export async function assertNoSecret(
  secrets: Secrets,
  value: Readonly<Record<string, unknown>>,
  of: string,
): Promise<void> {
  if ((await secretIn(secrets, value)) === undefined) return;
  for (const [name, part] of Object.entries(value)) {
    const kind = await secretIn(secrets, { [name]: part });
    if (kind) throw new SecretWritten(kind, `${name.replaceAll('_', ' ')} of ${of}`);
  }
}

/** What stands where a secret stood: people and the model see that something was taken out, and what. */
function redact(text: string, found: readonly Found[]): string {
  return found.reduceRight(
    (rest, { kind, start, end }) => `${rest.slice(0, start)}[removed: ${kind}]${rest.slice(end)}`,
    text,
  );
}

/** A name that the data chose for itself may be a secret as well as a value. */
function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

function replaceTexts(value: Json, clean: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return clean.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => replaceTexts(part, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [clean.get(name) ?? name, replaceTexts(part, clean)]),
  );
}
