import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';

const id = z.string().regex(/^[1-9]\d{0,18}$/, 'The id of a record in HubSpot, such as 10211');

export const contactId = id
  .describe('The contact_id of the contact')
  .register(fieldLook, { title: 'Contact' });
export const companyId = id
  .describe('The company_id of the company, as hubspot_contact names it')
  .register(fieldLook, { title: 'Company' });

export const ownerEmail = z
  .string()
  .max(254)
  .regex(/^[^\s"'<>\\]+@[^\s"'<>\\]+$/, 'An e-mail address');

/** What stands there before: said with every change, so that nobody’s work is overwritten unseen. */
export const before = z
  .string()
  .max(500)
  .describe('The value that stands there now, exactly as it was read; empty when there is none');
