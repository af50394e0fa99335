export type Raw = Record<string, unknown>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value in a payload and where it stands. All places of one payload share the list of what Slack would refuse. */
export class Place {
  readonly value: unknown;
  readonly problems: string[];
  readonly #parent: Place | undefined;
  readonly #key: string | number;

  constructor(value: unknown, parent?: Place, key: string | number = '') {
    this.value = value;
    this.problems = parent?.problems ?? [];
    this.#parent = parent;
    this.#key = key;
  }

  at(field: string): Place {
    return new Place(isRaw(this.value) ? this.value[field] : undefined, this, field);
  }

  /** The items of a list; that it is a list at all is for a check to say. */
  items(): Place[] {
    return Array.isArray(this.value) ? this.value.map((item, index) => new Place(item, this, index)) : [];
  }

  get isThere(): boolean {
    return this.value !== undefined;
  }

  problem(sentence: string): void {
    this.problems.push(`${this.#pointer() || '/'}: ${sentence}`);
  }

  /** The JSON pointer, put together only when there is a problem. */
  #pointer(): string {
    return this.#parent ? `${this.#parent.#pointer()}/${this.#key}` : '';
  }
}
