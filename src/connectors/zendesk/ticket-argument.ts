import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';

export const ticketId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'A ticket number such as 1042')
  .describe('The ticket number, such as 1042')
  .register(fieldLook, { title: 'Ticket' });
