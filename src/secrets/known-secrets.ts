import type { Found, Secrets } from '../domain/secret.ts';
import { kindOf } from './kinds.ts';
import { type OwnSecret, ownSecretsFinder } from './own-secrets.ts';
import { findShapes } from './shapes.ts';

/** Signs that take no room: whoever puts one into a secret shows it whole and hides it from every rule. */
const unseen = /[\u00AD\u200B-\u200F\u2060-\u2064\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Finds what secretlint knows, shapes that it does not, and our own secrets. What hides in signs without width takes its whole text along. */
export function knownSecrets(own: readonly OwnSecret[]): Secrets {
  const ours = ownSecretsFinder(own);
  const look = async (text: string) =>
    apart([...ours(text), ...findShapes(text), ...(await findListed(text))]);
  return {
    async findIn(text) {
      const found = await look(text);
      const seen = text.replaceAll(unseen, '');
      if (found.length > 0 || seen === text) return found;
      const [hidden] = await look(seen);
      return hidden ? [{ kind: hidden.kind, start: 0, end: text.length }] : [];
    },
  };
}

/** One finding where several overlap: the first, as far as any of them goes. */
function apart(found: Found[]): Found[] {
  const merged: Found[] = [];
  for (const each of found.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && each.start < last.end) last.end = Math.max(last.end, each.end);
    else merged.push({ ...each });
  }
  return merged;
}

async function findListed(text: string): Promise<Found[]> {
  const { lintSource, config } = await loadRules();
  const source = { filePath: 'text', content: text, contentType: 'text' as const };
  const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } });
  return messages.map(({ ruleId, range: [start, end] }) => ({ kind: kindOf(ruleId), start, end }));
}

let loading: ReturnType<typeof load> | undefined;

/** 30 rules in one bundle: 45 ms, when the first text is looked at. */
function loadRules() {
  return (loading ??= load());
}

/** Without the one rule by which a comment in a text switches the others off: the texts are not ours. */
async function load() {
  const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // It times every rule over every text, and keeps what it measured for ever: made for a program that ends.
  secretLintProfiler.setEnabled(false);
  const judging = rules.filter(({ meta }) => !meta.id.endsWith('filter-comments'));
  return { lintSource, config: { rules: judging.map((rule) => ({ id: rule.meta.id, rule })) } };
}
