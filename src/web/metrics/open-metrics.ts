import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Meters } from '../../engine/meters.ts';
import { countedHere } from './counted-here.ts';
import { gaugesOf } from './gauges-of.ts';
import type { Standing } from '../../reports/standing.ts';

export type Metrics = {
  meters: Meters;
  /** Everything in Prometheus' text format, with how the operation stands; undefined where that is not known. */
  show(standing: Standing | undefined): Promise<string>;
  contentType: string;
};

/** A registry of its own: nothing that a library counts in the global one gets in. */
export function openMetrics(build: { version: string; node: string; model: string }): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const help = 'One, labelled with what runs here.';
  const labelNames = Object.keys(build);
  new Gauge({ name: 'leenops_build_info', help, labelNames, registers: [register] }).set(build, 1);
  const meters = countedHere(register);
  const showStanding = gaugesOf(register);
  return {
    meters,
    show(standing) {
      showStanding(standing);
      return register.metrics();
    },
    contentType: register.contentType,
  };
}
