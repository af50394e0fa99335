import { z } from 'zod';

/**
 * How an argument looks to people: the title over it and, for money, the argument that holds its currency.
 * Attach it in a schema: `z.int().positive().register(fieldLook, { title: 'Amount', money: 'currency' })`.
 */
export type FieldLook = {
  title: string;
  money?: string;
  long?: boolean;
  hint?: string;
  /** What may be chosen, where the schema is no enum of it; one alone is chosen already. */
  options?: readonly string[];
};

export const fieldLook = z.registry<FieldLook>();
