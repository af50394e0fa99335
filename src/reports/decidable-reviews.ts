import { listAnswersOf, listOpenReviews, listTeamsAsked } from '../db/waiting.ts';
import type { OpenReview } from '../db/waiting.ts';
import { decidersFrom } from '../domain/deciders.ts';
import { holdersOf, mayDecide } from '../domain/review.ts';
import type { Eligibility } from '../domain/review.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Sources } from './run-view.ts';

/** An open review with the right by which the person may decide on it. */
export type Decidable = OpenReview & { workflow: Workflow; onBehalfOf: string | null };

/** Every open review that this person may decide now, by the same rule as the buttons, oldest first. */
export async function listDecidable(sources: Sources, person: string): Promise<Decidable[]> {
  const teams = await teamsOf(sources, person);
  const open = await listOpenReviews(sources.db, [...teams.keys()]);
  const records = await listAnswersOf(
    sources.db,
    open.map(({ run }) => run.id),
  );
  const answers = Map.groupBy(records.answers, ({ runId }) => runId);
  const reviews = Map.groupBy(records.reviews, ({ runId }) => runId);
  return open.flatMap((each) => {
    const { run, review, proposal } = each;
    const workflow = sources.workflows.find(({ id }) => id === run.workflowId);
    const people = teams.get(review.teamId);
    if (!workflow || !people) return [];
    const deciders = decidersFrom({
      workflow,
      requester: run.requesterId,
      review,
      proposal: {
        author: { kind: proposal.authorKind, id: proposal.authorId },
        route: proposal.routing.route,
      },
      answers: answers.get(run.id) ?? [],
      reviews: reviews.get(run.id) ?? [],
    });
    const holder = mayDecide({ ...people, ...deciders }).find((each) => each.person === person);
    return holder ? [{ ...each, workflow, onBehalfOf: holder.onBehalfOf }] : [];
  });
}

/** The teams whose right the person holds now, for themselves or for somebody away. Asked once a team, not once a review. */
async function teamsOf(sources: Sources, person: string): Promise<Map<string, Eligibility>> {
  const asked = await listTeamsAsked(sources.db);
  const looked = await Promise.all(
    asked.map(async (team) => {
      const nothing = { requester: null, welcome: [], answered: [], countedElsewhere: [] };
      return [team, await sources.eligibilityOf({ ...nothing, team }, person)] as const;
    }),
  );
  return new Map(looked.filter(([, people]) => holdersOf(people).some((each) => each.person === person)));
}
