import { z } from 'zod';
import type { Conversation } from '../../conversation.ts';

const contactShape = z.object({
  contact_id: z.string(),
  name: z.string(),
  email: z.string(),
  message: z.string().nullable(),
  owner: z.string().nullable(),
  lead_status: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  companies: z.array(z.object({ company_id: z.string(), name: z.string(), domain: z.string().nullable() })),
});
const companyShape = z.object({
  company_id: z.string(),
  name: z.string(),
  owner: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
});
const pageShape = z.object({ host: z.string(), path: z.string(), text: z.string() });
const handbookShape = z.object({
  page: z.string(),
  version: z.string(),
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});

export type Read<T> = { source: string; record: string | null; data: T };

export type Facts = {
  contact: Read<z.infer<typeof contactShape>>;
  /** Undefined when the contact belongs to none. */
  company: Read<z.infer<typeof companyShape>> | undefined;
  /** Undefined when it could not be read. */
  page: Read<z.infer<typeof pageShape>> | undefined;
  handbook: Read<z.infer<typeof handbookShape>>;
};

const envelope = z.object({ data: z.json(), record: z.object({ id: z.string() }).nullish() });

export function contactIn(conversation: Conversation): Facts['contact'] | undefined {
  return readIn(conversation, 'hubspot_contact', contactShape);
}

export function factsIn(conversation: Conversation): Facts | undefined {
  const contact = contactIn(conversation);
  const handbook = readIn(conversation, 'handbook_page', handbookShape);
  if (!contact || !handbook) return undefined;
  return {
    contact,
    handbook,
    company: readIn(conversation, 'hubspot_company', companyShape),
    page: readIn(conversation, 'web_page', pageShape),
  };
}

function readIn<T>(conversation: Conversation, source: string, shape: z.ZodType<T>): Read<T> | undefined {
  const result = envelope.safeParse(conversation.resultOf(source)).data;
  const data = shape.safeParse(result?.data).data;
  return data === undefined ? undefined : { source, record: result?.record?.id ?? null, data };
}
