import { z } from 'zod';
import type { Meant } from '../domain/understand.ts';
import { limits } from './block-kit/limits.ts';

/** What a button of a private answer carries: which ask it is about, and what was understood of it. */
const value = z.object({
  ask: z.string(),
  workflow: z.string().optional(),
  texts: z.record(z.string(), z.string()).default({}),
});
export type MeantValue = z.infer<typeof value>;

/** Too long for a button, what was understood is left to be typed again. */
export function meantValue(ask: string, meant: Meant | undefined): string {
  const whole = JSON.stringify({
    ask,
    ...(meant ? { workflow: meant.workflow.id, texts: meant.texts } : {}),
  });
  return whole.length <= limits.button.value ? whole : JSON.stringify({ ask, workflow: meant?.workflow.id });
}

export function parseMeant(text: string | undefined): MeantValue {
  return value.parse(JSON.parse(text ?? '{}'));
}
