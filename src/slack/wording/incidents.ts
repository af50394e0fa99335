import type { Stage } from '../../domain/remedy.ts';
import type { Retried } from '../../engine/incidents/retry-incident.ts';
import { escapeMrkdwn } from '../text.ts';

/** What whoever does something about an incident reads. As mrkdwn. */
export const incidentTexts = {
  retried({ stages, refused }: Retried): string {
    const [stage] = stages;
    if (stage && stages.length === 1 && refused === 0) return goesOn(stage);
    const left = refused ? ` ${refused} could not: \`/leenops incidents\` says what each of them lacks.` : '';
    return `${stages.length} ${stages.length === 1 ? 'run goes' : 'runs go'} on.${left}`;
  },
  granted({ tool, stage }: { tool: string; stage: Stage }): string {
    return `\`${escapeMrkdwn(tool)}\` is granted to this run alone. ${goesOn(stage)}`;
  },
} as const;

function goesOn(stage: Stage): string {
  return stage === 'agent'
    ? 'It goes on: the agent reads the case and thinks anew.'
    : 'It goes on: what was approved and not done is carried out.';
}
