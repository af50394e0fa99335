import { type HiddenNames, isHidden } from './hidden.ts';
import type { Token } from './tags.ts';

/** As deep as browsers nest. */
const deepest = 512;

type Element = { name: string; hidden: boolean };

/** No end tag of anything else reaches out of these. */
const walls = new Set('html table td th caption template marquee object applet svg math'.split(' '));
/** A browser opens them again when they were still open at the end of what they stood in. */
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const blocks = new Set(
  'address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul'.split(
    ' ',
  ),
);
const siblings: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  option: ['option'],
};

/** Which elements are open at a place of the page, and whether one of them hides it. Where markup is broken, hidden stays hidden. */
export class OpenElements {
  readonly #open: Element[] = [];
  readonly #lingering = new Map<string, number>();
  readonly #names: HiddenNames;
  #hiding = 0;

  constructor(names: HiddenNames) {
    this.#names = names;
  }

  get isHidden(): boolean {
    return this.#lingering.size > 0 || this.#hiding > 0;
  }

  open({ name, attributes, isVoid }: Extract<Token, { kind: 'open' }>): void {
    if (isVoid) return;
    if (blocks.has(name)) this.#closeNearest(['p']);
    this.#closeNearest(siblings[name] ?? []);
    const hidden = isHidden(name, attributes, this.#names);
    if (this.#open.length < deepest) {
      this.#open.push({ name, hidden });
      this.#hiding += Number(hidden);
    } else if (hidden) this.#linger(name);
  }

  close(name: string): void {
    const lingering = this.#lingering.get(name);
    if (lingering === 1) this.#lingering.delete(name);
    else if (lingering) this.#lingering.set(name, lingering - 1);
    const index = this.#indexOf(name);
    if (index >= 0) this.#cut(index);
  }

  #closeNearest(names: readonly string[]): void {
    const last = this.#open.at(-1);
    if (last && names.includes(last.name)) this.#cut(this.#open.length - 1);
  }

  #indexOf(name: string): number {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const open = this.#open[index]?.name ?? '';
      if (open === name) return index;
      if (walls.has(open)) return -1;
    }
    return -1;
  }

  /** Closes it with everything in it. */
  #cut(index: number): void {
    for (const [nth, { name, hidden }] of this.#open.splice(index).entries()) {
      if (!hidden) continue;
      this.#hiding -= 1;
      if (nth > 0 && formatting.has(name)) this.#linger(name);
    }
  }

  /** Hides from here on, until its own end tag. */
  #linger(name: string): void {
    this.#lingering.set(name, (this.#lingering.get(name) ?? 0) + 1);
  }
}
