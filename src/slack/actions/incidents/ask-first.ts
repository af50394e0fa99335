import type { BlockAction, SlackActionMiddlewareArgs, StaticSelectAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { fieldsOf } from '../../../domain/form/fields-of.ts';
import { Refused } from '../../../domain/refused.ts';
import { getToHandle } from '../../../engine/incidents/as-handler.ts';
import { runToRemedy } from '../../../engine/incidents/run-to-remedy.ts';
import { findIncidentView } from '../../../reports/incident-view.ts';
import { findRunView } from '../../../reports/run-view.ts';
import type { Desk } from '../../desk.ts';
import { privateAnswer } from '../../edge.ts';
import { parseSettle } from '../../ids.ts';
import { intakePrefix } from '../../intake-form.ts';
import {
  handOverModal,
  resolveModal,
  supplyModal,
  wasAppliedModal,
  wasNotAppliedModal,
} from '../../modals/incidents/incident-forms.ts';
import { chosenWorkflow } from '../../modals/incidents/incidents-modal.ts';
import { openView } from '../../open-view.ts';
import { seeIncidents } from '../../see-incidents.ts';
import { updateView } from '../../update-view.ts';
import { whisper } from '../../whisper.ts';
import { opens } from './pressed.ts';
import type { Press } from './pressed.ts';

export const openHandOver = opens('hand over', async (desk, press, body) => {
  const incident = await incidentFor(desk, 'hand over', press);
  const may = incident.owners.filter((id) => id !== press.person);
  await openView(desk, body, handOverModal({ about: incident.id, may }));
});

export const openResolve = opens('resolve', async (desk, press, body) => {
  const { id, runs } = await incidentFor(desk, 'resolve', press);
  const blocked = runs.filter(({ status }) => status === 'blocked').length;
  await openView(desk, body, resolveModal({ about: id, blocked }));
});

export const openSupply = opens('supply input', async (desk, press, body) => {
  const { run, workflow, intake } = await runToRemedy(desk.ctx, 'supply', press);
  const names = Object.keys(workflow.intake.shape);
  const fields = fieldsOf(workflow.intake, names, intake, intakePrefix);
  await openView(desk, body, supplyModal({ about: run.id, subject: run.subjectLabel, fields }));
});

export const openWasApplied = opens('settle', settleForm(wasAppliedModal));
export const openWasNotApplied = opens('settle', settleForm(wasNotAppliedModal));

type SettleForm = (about: { about: string; says: string; after: number }) => ModalView;

/** Judged again when it is submitted; a run that was cancelled meanwhile can still be settled. */
function settleForm(form: SettleForm) {
  return async (desk: Desk, press: Press, body: BlockAction) => {
    const { runId, actionId } = parseSettle(press.about);
    const run = await findRunView(desk.sources, runId);
    const action = run?.executions.find((each) => each.actionId === actionId);
    if (!run || !action) throw new Refused('unknown_run', { asked: runId });
    const [incident] = run.incidents;
    if (incident) await getToHandle(desk.ctx, 'settle', { ...press, incidentId: incident.id });
    const after = run.executions.filter(
      ({ status, ordinal, proposalId }) =>
        status === 'pending' && proposalId === action.proposalId && ordinal > action.ordinal,
    ).length;
    await openView(desk, body, form({ about: press.about, says: action.says ?? action.tool, after }));
  };
}

async function incidentFor(desk: Desk, what: string, { about: incidentId, person, surface }: Press) {
  await getToHandle(desk.ctx, what, { incidentId, person, surface });
  const incident = await findIncidentView(desk.sources, incidentId);
  if (!incident) throw new Refused('unknown_incident', { asked: incidentId });
  const { resolved } = incident;
  if (resolved)
    throw new Refused('incident_over', {
      at: resolved.at.toISOString(),
      ...(resolved.by ? { by: resolved.by } : {}),
    });
  return incident;
}

/** Another workflow was chosen on the list. */
export const filterIncidents =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>>) => {
    await ack();
    const answer = await privateAnswer(desk, 'filter incidents', async () => {
      const workflow = chosenWorkflow(action.selected_option.value);
      const list = await seeIncidents(desk, { person: body.user.id, workflow, surface: 'view' });
      await updateView(desk, body, list);
    });
    if (answer) await whisper(desk, body, answer);
  };
