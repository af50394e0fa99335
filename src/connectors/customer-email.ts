import { z } from 'zod';

/**
 * A customer's address as a tool argument. Its pattern has no look-around: model APIs with strict schemas refuse that, and
 * `z.email()` brings it. Quotes and spaces are out because the address becomes part of a search.
 */
export const customerEmail = z
  .string()
  .max(254)
  .regex(/^[^\s"'<>\\]+@[^\s"'<>\\]+$/, 'An e-mail address such as maya@example.com')
  .describe("The customer's e-mail address, exactly as the ticket names it");
