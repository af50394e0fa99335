import type { Health } from '../domain/health.ts';

export const healthWords = {
  in_trouble: 'In trouble',
  needs_a_look: 'Needs a look',
  not_enough_data: 'Not enough data',
  healthy: 'Healthy',
} as const satisfies Record<Health, string>;
