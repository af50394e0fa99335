import { seeMetrics } from '../../engine/metrics/see-metrics.ts';
import { metricsAnswer } from '../metrics/metrics-answer.ts';
import type { Subcommand } from './subcommand.ts';

/** `metrics`, `metrics support-triage 30d`: what was asked is judged at once, and counted after the acknowledgement. */
export const metrics: Subcommand = async (desk, { words, person }) => {
  const asked = await seeMetrics(desk.ctx, { words, person, surface: 'command' });
  return { later: () => metricsAnswer(desk, person, asked) };
};
