import type { ActionsBlock, Button, ConfirmationDialog } from '@slack/types';
import type { IncidentView, StoppedRun } from '../../../domain/incident-view.ts';
import type { Remedy } from '../../../domain/remedy.ts';
import { limits } from '../../block-kit/limits.ts';
import { actionIds, settleValue } from '../../ids.ts';
import { plain } from '../parts/blocks.ts';

/** What its owners can do about it now; nothing once it is resolved. */
export function incidentButtons(incident: IncidentView): ActionsBlock[] {
  const { id, status, resolved, isPaused } = incident;
  if (resolved) return [];
  const elements: Button[] = [
    ...(status === 'opened'
      ? [{ ...button(actionIds.acknowledge, 'Acknowledge', id), style: 'primary' as const }]
      : []),
    ...ownRemedies(incident),
    button(actionIds.handOver, 'Hand to a person', id),
    ...(isPaused ? [] : [pause(incident)]),
    button(actionIds.resolveIncident, 'Resolve', id),
  ];
  return [{ type: 'actions', elements }];
}

/** Of a repeated failure, what helps all its runs at once: what each of them lacks is on the list of blocked runs. */
function ownRemedies(incident: IncidentView): Button[] {
  const blocked = incident.runs.filter(({ status }) => status === 'blocked');
  const [run] = incident.runs;
  if (incident.cause === 'repeated_failure') {
    const ready = blocked.filter(({ remedies }) => remedies.includes('retry'));
    return ready.length ? [retryAll(incident, ready.length)] : [];
  }
  return run ? run.remedies.flatMap((remedy) => remedyButtons(remedy, run, incident.id)) : [];
}

/** The buttons of one remedy of one run. `value`: the incident, or the run itself where a list shows it. */
export function remedyButtons(remedy: Remedy, run: StoppedRun, value: string): Button[] {
  switch (remedy) {
    case 'retry':
      return [{ ...button(actionIds.retry, 'Retry from here', value), confirm: retryConfirm(run) }];
    case 'grant_once':
      return [{ ...button(actionIds.grantOnce, 'Grant once', value), confirm: grantConfirm(run) }];
    case 'supply_input':
      return [button(actionIds.supplyInput, 'Supply what is missing', value)];
    case 'settle': {
      if (!run.unknownAction) return [];
      const about = settleValue(run.id, run.unknownAction);
      return [
        button(actionIds.wasApplied, 'It was applied', about),
        button(actionIds.wasNotApplied, 'It was not', about),
      ];
    }
  }
}

function button(actionId: string, text: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(text), value };
}

function pause({ id, workflow }: IncidentView): Button {
  return {
    ...button(actionIds.pauseFromIncident, 'Pause workflow', id),
    style: 'danger',
    confirm: confirm(
      `Pause ${workflow.title}?`,
      'Nothing of it starts, and nothing more is carried out, in any of its runs, until somebody resumes it. Open reviews stay open.',
      'Pause it',
    ),
  };
}

function retryConfirm({ stage, cause }: StoppedRun): ConfirmationDialog {
  const what =
    stage === 'agent'
      ? 'The agent reads the case and thinks anew; what it proposes goes to people as the rules say.'
      : 'What was approved and certainly not done is carried out, and what comes after it. What was done is not done again.';
  const money = cause === 'budget' ? ' It has the same budget as before: nothing is raised.' : '';
  return confirm('Retry from here?', `${what}${money}`, 'Retry');
}

function retryAll({ id }: IncidentView, count: number): Button {
  const runs = count === 1 ? 'the run' : `all ${count} runs`;
  return {
    ...button(actionIds.retry, count === 1 ? 'Retry the run' : `Retry all ${count}`, id),
    confirm: confirm(
      `Retry ${runs}?`,
      'Each goes on from where it stopped: one that had nothing approved thinks anew, another carries out what was approved and certainly not done.',
      'Retry',
    ),
  };
}

function grantConfirm({ causeCode }: StoppedRun): ConfirmationDialog {
  return confirm(
    'Grant it to this run?',
    `${causeCode ?? 'The tool'} may be used by this run alone, as it is now. For every other run it stays as it is. This takes an admin.`,
    'Grant once',
  );
}

function confirm(title: string, text: string, yes: string): ConfirmationDialog {
  const { title: wide, text: long, button: label } = limits.confirm;
  return {
    title: plain(title, wide),
    text: plain(text, long),
    confirm: plain(yes, label),
    deny: plain('Not yet', label),
  };
}
