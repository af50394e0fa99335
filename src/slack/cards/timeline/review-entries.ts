import { theClock } from '../../../domain/event.ts';
import { stagesOf } from '../../../domain/policy.ts';
import type { Route, Routing } from '../../../domain/policy.ts';
import type {
  DecisionView,
  NoticeView,
  ProposalView,
  ReviewView,
  RunView,
} from '../../../domain/run-view.ts';
import { clip } from '../../text.ts';
import { decisionWords, resolutionWords } from '../../../wording/statuses.ts';
import { actor, decider } from '../parts/actor.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold } from '../parts/rich-text.ts';
import { choiceLabel } from '../review/choice-label.ts';
import { timetableLine } from '../review/clock.ts';
import { confidenceInWords } from '../review/headline.ts';
import { recalledLines } from '../review/recalled.ts';
import { changeLines } from './change-entries.ts';
import type { Entry } from './entry.ts';

/** What was proposed, which rule routed it, and everything that people and the clock decided on it. */
export function reviewEntries(run: RunView): Entry[] {
  return [
    ...run.proposals.flatMap((proposal) => proposed(run, proposal)),
    ...run.reviews.flatMap((review) => reviewed(run, review)),
  ];
}

function proposed(run: RunView, proposal: ProposalView): Entry[] {
  const { version, author, createdAt, body, routing, changes, moved } = proposal;
  const count = body?.actions.length ?? 0;
  const content = body
    ? `${count} ${count === 1 ? 'action' : 'actions'}, ${confidenceInWords(body.confidence)}`
    : 'its texts were erased';
  const edited = changes.length ? `, ${changes.length} changed` : '';
  const since = moved.map(({ label }) => clip(label, 60)).join(', ');
  const words = [
    bold(`Proposal version ${version}`),
    ' by ',
    actor(author),
    `: ${content}${edited}${since ? `, because this moved: ${since}` : ''}. ${routed(routing)}`,
  ];
  const recalls = recalledLines({ proposal, runId: run.id });
  return [words, ...changeLines(proposal), ...recalls].map((line) => ({ at: createdAt, words: line }));
}

function routed({ route, rule, sentence }: Routing): string {
  return `${routeWords(route)}, by rule ${clip(rule, 60)}: ${clip(sentence, 200)}`;
}

function routeWords(route: Route): string {
  if (route.to === 'auto') return 'Runs alone';
  if (route.to === 'block') return 'Blocked';
  const stages = stagesOf(route).map(({ level, quorum }) => `level ${level}, ${approvals(quorum)}`);
  const asked = stages.join(', then ');
  if (route.to === 'review') return `Review at ${asked}`;
  return `Escalated (${route.category.replaceAll('_', ' ')}) to ${asked}`;
}

function approvals(quorum: number): string {
  return quorum === 1 ? 'one approval' : `${quorum} approvals`;
}

function reviewed(run: RunView, review: ReviewView): Entry[] {
  const { team, level, quorum, openedAt, dueAt, resolution, resolvedAt } = review;
  return [
    {
      at: openedAt,
      words: [
        `Review opened for ${team.id}, level ${level}, ${approvals(quorum)}, due `,
        at(dueAt),
        '; if nobody decides: ',
        ...timetableLine(review),
        ...moved(run, review),
      ],
    },
    ...review.notices.flatMap(reminded),
    ...review.decisions.map((decision) => decided(run, decision)),
    ...(resolution && resolvedAt
      ? [{ at: resolvedAt, words: ['Review ended: ', bold(resolutionWords[resolution].toLowerCase())] }]
      : []),
  ];
}

function reminded({ kind, at: time }: NoticeView): Entry[] {
  return kind === 'reminder' ? [{ at: time, words: ['Reminder by ', actor(theClock)] }] : [];
}

function moved(run: RunView, { escalatedHere }: ReviewView): Part[] {
  if (!escalatedHere) return [];
  const why = choiceLabel(run.workflow.escalationCategories, escalatedHere.category);
  return ['. Escalated by ', actor(escalatedHere.askedBy), `: ${clip(why, 120)}${noted(escalatedHere.note)}`];
}

function decided(run: RunView, decision: DecisionView): Entry {
  const { kind, reasonCode, note, decidedAt, again } = decision;
  const choices = [...run.workflow.rejectReasons, ...run.workflow.escalationCategories];
  const why = reasonCode ? `: ${clip(choiceLabel(choices, reasonCode), 120)}` : '';
  return {
    at: decidedAt,
    words: [
      ...decider(decision),
      ' ',
      bold(decisionWords[kind]),
      `${why}${again ? ', and asked the agent to try again' : ''}${noted(note)}`,
    ],
  };
}

function noted(note: string | null): string {
  return note ? ` – “${clip(note, 200)}”` : '';
}
