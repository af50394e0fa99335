import { z } from 'zod';
import { fieldLook } from '../domain/field.ts';
import { daysOf } from '../domain/week.ts';

export const weekArgument = z
  .string()
  .regex(/^[0-9]{4}-W[0-9]{2}$/, 'A week such as 2026-W47')
  .refine((week) => daysOf(week) !== undefined, 'There is no such week in the calendar.')
  .describe('A week of the calendar, Monday to Sunday, such as 2026-W47')
  .register(fieldLook, { title: 'Week' });
