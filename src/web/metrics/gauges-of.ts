import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { severities } from '../../domain/incident.ts';
import { openStatuses } from '../../domain/run.ts';
import type { Standing } from '../../reports/standing.ts';

type Row = [labels: Record<string, string>, value: number];
type Shown = { help: string; labels: string[]; rows(standing: Standing): Row[] };

/** What is counted has a zero where there is none; an age of nothing is not there. */
const gauges: Record<string, Shown> = {
  queue_jobs: {
    help: 'Jobs by name and state; in the queue “dead” stand those that were given up.',
    labels: ['name', 'state'],
    rows: ({ queue }) => queue.map(({ name, state, count }) => [{ name, state }, count]),
  },
  queue_oldest_due_seconds: {
    help: 'How long the oldest due job of this name has waited.',
    labels: ['name'],
    rows: ({ queue }) =>
      queue.flatMap(({ name, oldestDue }): Row[] => (oldestDue === null ? [] : [[{ name }, oldestDue]])),
  },
  workflow_info: {
    help: 'One for each workflow, in the mode in which it is.',
    labels: ['workflow', 'mode'],
    rows: ({ workflows }) => workflows.map(({ workflow, mode }) => [{ workflow, mode }, 1]),
  },
  workflow_paused: {
    help: 'Whether a workflow is paused, by itself or with all others.',
    labels: ['workflow'],
    rows: ({ workflows }) => workflows.map(({ workflow, paused }) => [{ workflow }, Number(paused)]),
  },
  runs_open: {
    help: 'Runs that are not over, by where they are; blocked ones wait for their owner.',
    labels: ['workflow', 'status'],
    rows: ({ workflows, runs }) =>
      workflows.flatMap(({ workflow }) =>
        openStatuses.map((status): Row => {
          const here = runs.find((each) => each.workflow === workflow && each.status === status);
          return [{ workflow, status }, here?.count ?? 0];
        }),
      ),
  },
  reviews_open: {
    help: 'Reviews that wait for people.',
    labels: ['workflow'],
    rows: (standing) => perWorkflow(standing, ({ count }) => count),
  },
  reviews_overdue: {
    help: 'Open reviews whose time is up.',
    labels: ['workflow'],
    rows: (standing) => perWorkflow(standing, ({ overdue }) => overdue),
  },
  reviews_oldest_seconds: {
    help: 'How long the oldest open review has waited.',
    labels: ['workflow'],
    rows: ({ reviews }) => reviews.map(({ workflow, oldest }) => [{ workflow }, oldest]),
  },
  incidents_open: {
    help: 'Incidents that nobody resolved yet.',
    labels: ['severity'],
    rows: ({ incidents }) =>
      severities.map((severity) => [
        { severity },
        incidents.find((each) => each.severity === severity)?.count ?? 0,
      ]),
  },
  outbox_messages: {
    help: 'Messages that Slack does not show yet, or not as they are now.',
    labels: ['state'],
    rows: ({ messages }) => perState(['waiting', 'sending'], messages),
  },
  outbox_oldest_due_seconds: {
    help: 'How long the oldest due message has waited.',
    labels: [],
    rows: ({ messages }) => {
      const ages = messages.flatMap(({ oldestDue }) => oldestDue ?? []);
      return ages.length ? [[{}, Math.max(...ages)]] : [];
    },
  },
  deliveries_open: {
    help: 'Webhooks that did not become runs yet.',
    labels: ['state'],
    rows: ({ deliveries }) => perState(['waiting', 'held'], deliveries),
  },
  deliveries_oldest_seconds: {
    help: 'How long ago the oldest of them came.',
    labels: ['state'],
    rows: ({ deliveries }) => deliveries.map(({ state, oldest }) => [{ state }, oldest]),
  },
};

function perWorkflow(
  { workflows, reviews }: Standing,
  value: (reviews: Standing['reviews'][number]) => number,
): Row[] {
  return workflows.map(({ workflow }) => {
    const own = reviews.find((each) => each.workflow === workflow);
    return [{ workflow }, own ? value(own) : 0];
  });
}

function perState(states: string[], counted: { state: string; count: number }[]): Row[] {
  return states.map((state) => [{ state }, counted.find((each) => each.state === state)?.count ?? 0]);
}

/** Shows how the operation stands, the same in every process. Undefined: the database does not say, so nothing is shown. */
export function gaugesOf(register: Registry): (standing: Standing | undefined) => void {
  const registers = [register];
  const up = new Gauge({ name: 'leenops_database_up', help: 'Whether the database answered.', registers });
  const all = Object.entries(gauges).map(([name, { help, labels, rows }]) => {
    const gauge = new Gauge({ name: `leenops_${name}`, help, labelNames: labels, registers });
    return { gauge, labels, rows };
  });
  return (standing) => {
    up.set(Number(standing !== undefined));
    for (const { gauge, labels, rows } of all) {
      if (labels.length) gauge.reset();
      else gauge.remove();
      for (const [labelled, value] of standing ? rows(standing) : []) gauge.set(labelled, value);
    }
  };
}
