import type { ActionsBlock, Button, ConfirmationDialog, KnownBlock, ModalView } from '@slack/types';
import type { ScheduleSeen } from '../../../engine/schedules/see-schedules.ts';
import { pauseInWords } from '../../../wording/schedules.ts';
import { limits } from '../../block-kit/limits.ts';
import { context, plain } from '../../cards/parts/blocks.ts';
import { paged } from '../../cards/parts/pages.ts';
import type { Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, code, richText, section } from '../../cards/parts/rich-text.ts';
import { actionIds, callbackIds, scheduleValue } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { modal } from '../modal.ts';
import { lastLines, nextLine, timesOf } from './schedule-lines.ts';

const shown = 20;

type Schedules = { schedules: readonly ScheduleSeen[]; workspaceUrl: string | null; said?: string };

/** Every schedule with its next and its last time, and what the reader may do about it. `said`: what a press came to, as mrkdwn. */
export function schedulesModal({ schedules, workspaceUrl, said }: Schedules): ModalView {
  const some = schedules.slice(0, shown);
  const rest = schedules.length - some.length;
  const more = `${rest} more. /leenops map shows those of one workflow.`;
  const nothing = 'No workflow that you may see has a schedule.';
  return modal({
    callbackId: callbackIds.schedules,
    title: 'Schedules',
    blocks: [
      ...(said
        ? [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: said, verbatim: true } }]
        : []),
      ...some.flatMap((each) => [...lines(each, workspaceUrl), ...buttons(each)]),
      ...(rest > 0 ? [context(more)] : []),
      ...(schedules.length === 0 ? richText([section(nothing)]) : []),
    ],
  });
}

function lines(schedule: ScheduleSeen, workspaceUrl: string | null): KnownBlock[] {
  const { workflowTitle, workflowId, name, isElsewhere } = schedule;
  const about: Sentence[] = [
    [timesOf(schedule)],
    nextLine(schedule),
    ...lastLines(schedule.last, workspaceUrl),
    ...(isElsewhere ? [['Another version of LeenOps, which runs too, says when it fires.']] : []),
  ];
  return paged([
    section(bold(clip(oneLine(workflowTitle), 100)), ` · ${name} `, code(clip(workflowId, 60))),
    bullets(about),
  ]);
}

function buttons(schedule: ScheduleSeen): ActionsBlock[] {
  const { workflowId, name, pausedBy, workflowPausedBy, mayPause, mayRun } = schedule;
  const elements = [
    ...(mayRun && workflowPausedBy === null
      ? [button(schedule, actionIds.runSchedule, 'Run now', runNowConfirmed())]
      : []),
    ...(mayPause && pausedBy === null
      ? [button(schedule, actionIds.pauseSchedule, 'Pause', pauseConfirmed(schedule))]
      : []),
    ...(mayPause && pausedBy !== null ? [button(schedule, actionIds.resumeSchedule, 'Resume')] : []),
  ];
  return elements.length ? [{ type: 'actions', block_id: `schedule:${workflowId}:${name}`, elements }] : [];
}

function button(
  { workflowId, workflowTitle, name }: ScheduleSeen,
  actionId: string,
  label: string,
  confirm?: ConfirmationDialog,
): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, limits.button.text),
    accessibility_label: plain(`${label}: ${oneLine(workflowTitle)}, ${name}`, 75).text,
    value: scheduleValue(workflowId, name),
    ...(confirm ? { confirm } : {}),
  };
}

function pauseConfirmed({ missed }: ScheduleSeen): ConfirmationDialog {
  return dialog(
    'Pause this schedule?',
    `${pauseInWords(missed === 'all')} Runs that are open go on.`,
    'Pause',
  );
}

function runNowConfirmed(): ConfirmationDialog {
  const text =
    'What the last time should have started and is not there yet is started now. You count as who asked, so others decide on it.';
  return dialog('Run it now?', text, 'Run now');
}

function dialog(title: string, text: string, yes: string): ConfirmationDialog {
  return {
    title: plain(title, limits.confirm.title),
    text: plain(text, limits.confirm.text),
    confirm: plain(yes, limits.confirm.button),
    deny: plain('Cancel', limits.confirm.button),
  };
}
