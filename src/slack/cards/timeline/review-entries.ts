import type { Route, Routing } from '../../../domain/policy.ts';
import type { DecisionView, ProposalView, ReviewView, RunView } from '../../../domain/run-view.ts';
import { clip } from '../../text.ts';
import { decisionWords, resolutionWords } from '../../wording/statuses.ts';
import { actor, decider } from '../parts/actor.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold } from '../parts/rich-text.ts';
import { choiceLabel } from '../review/choice-label.ts';
import { confidenceInWords } from '../review/headline.ts';
import type { Entry } from './entry.ts';

/** What was proposed, which rule routed it, and everything that people and the clock decided on it. */
export function reviewEntries(run: RunView): Entry[] {
  return [...run.proposals.map(proposed), ...run.reviews.flatMap((review) => reviewed(run, review))];
}

function proposed({ version, author, createdAt, body, routing, changes }: ProposalView): Entry {
  const count = body?.actions.length ?? 0;
  const content = body
    ? `${count} ${count === 1 ? 'action' : 'actions'}, ${confidenceInWords(body.confidence)}`
    : 'its texts were erased';
  const edited = changes.length ? `, ${changes.length} changed` : '';
  return {
    at: createdAt,
    words: [
      bold(`Proposal version ${version}`),
      ' by ',
      actor(author),
      `: ${content}${edited}. ${routed(routing)}`,
    ],
  };
}

function routed({ route, rule, sentence }: Routing): string {
  return `${routeWords(route)}, by rule ${clip(rule, 60)}: ${clip(sentence, 200)}`;
}

function routeWords(route: Route): string {
  if (route.to === 'auto') return 'Runs alone';
  if (route.to === 'block') return 'Blocked';
  const { level, quorum } = route;
  if (route.to === 'review') return `Review at level ${level}, ${approvals(quorum)}`;
  return `Escalated to level ${level} (${route.category.replaceAll('_', ' ')}), ${approvals(quorum)}`;
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
        ...moved(run, review),
      ],
    },
    ...review.decisions.map((decision) => decided(run, decision)),
    ...(resolution && resolvedAt
      ? [{ at: resolvedAt, words: ['Review ended: ', bold(resolutionWords[resolution].toLowerCase())] }]
      : []),
  ];
}

function moved(run: RunView, { escalatedHere }: ReviewView): Part[] {
  if (!escalatedHere) return [];
  const why = choiceLabel(run.workflow.escalationCategories, escalatedHere.category);
  return ['. Escalated by ', actor(escalatedHere.askedBy), `: ${clip(why, 120)}${noted(escalatedHere.note)}`];
}

function decided(run: RunView, decision: DecisionView): Entry {
  const { kind, reasonCode, note, decidedAt } = decision;
  const choices = [...run.workflow.rejectReasons, ...run.workflow.escalationCategories];
  const why = reasonCode ? `: ${clip(choiceLabel(choices, reasonCode), 120)}` : '';
  return {
    at: decidedAt,
    words: [...decider(decision), ' ', bold(decisionWords[kind]), `${why}${noted(note)}`],
  };
}

function noted(note: string | null): string {
  return note ? ` – “${clip(note, 200)}”` : '';
}
