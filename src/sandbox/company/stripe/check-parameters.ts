import { invalidRequest } from './stripe-refusal.ts';

/** Stripe refuses what it does not know, where others look away. `metadata[]` lets `metadata[anything]` through. */
export function checkParameters(given: URLSearchParams, known: readonly string[]): void {
  for (const name of given.keys()) {
    const base = name.replace(/\[.*$/, '');
    if (!known.includes(name) && !known.includes(`${base}[]`))
      throw invalidRequest(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });
  }
}

export function integerParameter(given: URLSearchParams, param: string): number | undefined {
  const text = given.get(param);
  if (text === null) return undefined;
  if (!/^-?\d{1,12}$/.test(text))
    throw invalidRequest(`Invalid integer: ${text}`, { code: 'parameter_invalid_integer', param });
  return Number(text);
}

/** Whether this list asks for a field to be expanded; any other field cannot be. */
export function expands(given: URLSearchParams, field: string): boolean {
  const asked = [...given].filter(([name]) => /^expand\[\d*\]$/.test(name)).map(([, value]) => value);
  const other = asked.find((each) => each !== field);
  if (other) throw invalidRequest(`This property cannot be expanded (${other}).`);
  return asked.includes(field);
}

export const createdParameters = ['created[gte]', 'created[gt]', 'created[lte]', 'created[lt]'];

/** Whether a record was made when a list asks for it. */
export function createdAsAsked(given: URLSearchParams): (record: { created: number }) => boolean {
  const at = (bound: string) => integerParameter(given, `created[${bound}]`);
  const [gte = -Infinity, gt = -Infinity, lte = Infinity, lt = Infinity] = ['gte', 'gt', 'lte', 'lt'].map(at);
  return ({ created }) => created >= gte && created > gt && created <= lte && created < lt;
}
