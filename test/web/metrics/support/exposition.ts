import { canonicalJson } from '../../../../src/lib/json.ts';

export type Sample = { name: string; labels: Record<string, string>; value: number };
export type Exposed = {
  types: Map<string, string>;
  helps: Map<string, string>;
  samples: Sample[];
  /** The value of exactly these labels. */
  value(name: string, labels?: Record<string, string>): number | undefined;
};

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/g;

/** Reads Prometheus' text format as it is specified; a line that is none throws. */
export function readExposition(text: string): Exposed {
  const types = new Map<string, string>();
  const helps = new Map<string, string>();
  const samples: Sample[] = [];
  for (const each of text.split('\n').filter(Boolean)) {
    const [, what, about = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(each) ?? [];
    if (what) {
      (what === 'HELP' ? helps : types).set(about, rest);
      continue;
    }
    const [, name, inBraces = '', number = ''] = line.exec(each) ?? [];
    const value = Number(number.replace('+Inf', 'Infinity').replace('Nan', 'NaN'));
    if (!name || inBraces.replaceAll(label, '') !== '') throw new Error(`Not a sample: ${each}`);
    const labels = [...inBraces.matchAll(label)].map(([, key = '', given = '']) => [key, given] as const);
    samples.push({ name, labels: Object.fromEntries(labels), value });
  }
  return {
    types,
    helps,
    samples,
    value(name, labels = {}) {
      const wanted = canonicalJson(labels);
      return samples.find((each) => each.name === name && canonicalJson(each.labels) === wanted)?.value;
    },
  };
}
