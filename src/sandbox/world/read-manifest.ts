import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const file = new URL('../../../manifest.yml', import.meta.url);

const shape = z.object({
  features: z.object({
    shortcuts: z.array(
      z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() }),
    ),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** What an installation of the app would offer and be told: the local Slack goes by the same file. */
export function readManifest(): z.infer<typeof shape> {
  return shape.parse(parse(readFileSync(file, 'utf8')));
}
