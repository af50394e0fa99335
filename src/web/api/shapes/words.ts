import { z } from 'zod';

/** The id of a workflow. What does not look like one is no id: it must not reach a log or an event. */
export const workflowId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Give the id of a workflow.');
export const personId = z.string().regex(/^[UW][A-Z0-9]{1,30}$/, 'Give the id of a person in Slack.');
export const idempotencyKey = z
  .string()
  .regex(/^[!-~]{1,200}$/, 'Give 1 to 200 letters, digits and signs, without blanks.');
/** As long as a field of a form in Slack. */
export const note = z.string().max(3_000).default('');
/** In place of an intake: what would follow `/leenops run <workflow>`. */
export const words = z.array(z.string().max(200)).max(50);
