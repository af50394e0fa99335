import { z } from 'zod';

/** The parts of Zendesk's answers that the tools read. */
export const user = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string().nullish(),
  role: z.string().nullish(),
});
export type User = z.infer<typeof user>;

export const ticket = z.object({
  id: z.number(),
  subject: z.string().nullish(),
  description: z.string().nullish(),
  status: z.string(),
  tags: z.array(z.string()),
  requester_id: z.number(),
  custom_fields: z.array(z.object({ id: z.number(), value: z.unknown() })).default([]),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Ticket = z.infer<typeof ticket>;

export const comment = z.object({
  id: z.number(),
  author_id: z.number(),
  public: z.boolean(),
  plain_body: z.string().nullish(),
  body: z.string(),
  created_at: z.string(),
});
export type Comment = z.infer<typeof comment>;

export const audit = z.object({
  id: z.number(),
  metadata: z.object({ custom: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

/** What every page of a list under cursor pagination carries. */
export const cursor = z.object({
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }),
});
export type Cursor = z.infer<typeof cursor>;
