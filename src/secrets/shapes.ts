import type { Found } from '../domain/secret.ts';

/** Secrets that have a shape and that secretlint's recommended rules do not know, or only when they are whole. */
const shapes: readonly { kind: string; shape: RegExp }[] = [
  {
    kind: 'private key',
    shape: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g,
  },
  { kind: 'access token (JWT)', shape: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  { kind: 'HubSpot token', shape: /\bpat-(?:na|eu|ap)\d-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi },
  { kind: 'Stripe key', shape: /\b(?:[rs]k_(?:live|test)|whsec)_[\dA-Za-z]{16,}/g },
  { kind: 'Slack token', shape: /\bx(?:ox[abeoprs]|app)-[\w-]{20,}/g },
  { kind: 'Google key', shape: /\bAIza[\w-]{35}/g },
  { kind: 'Zendesk token', shape: /(?<=\/token:)[\dA-Za-z]{40}\b/g },
  {
    kind: 'secret',
    shape:
      /(?<=\b(?:client[_-]?secret|api[_-]?token|api[_-]?key|access[_-]?token)["']?\s{0,3}[:=]\s{0,3}["']?)(?=[\w-]*\d)[\w-]{24,}/gi,
  },
];

export function findShapes(text: string): Found[] {
  return shapes.flatMap(({ kind, shape }) =>
    [...text.matchAll(shape)].map(({ index, 0: found }) => ({
      kind,
      start: index,
      end: index + found.length,
    })),
  );
}
