import { listAnswersOf, listOpenReviews, listTeamsAsked } from '../db/waiting.ts';
import type { OpenReview } from '../db/waiting.ts';
import { decidersFrom } from '../domain/deciders.ts';
import { isPeopleUnknown } from '../domain/refused.ts';
import type { Refused } from '../domain/refused.ts';
import { holdersOf, mayDecide } from '../domain/review.ts';
import type { Eligibility } from '../domain/review.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Sources } from './run-view.ts';

/** An open review with the right by which the person may decide on it. */
export type Decidable = OpenReview & { workflow: Workflow; onBehalfOf: string | null };

/** A team of which Slack does not say who is in it. */
export type UnknownTeam = { team: string; refused: Refused };

/** Every open review that this person may decide now, by the same rule as the buttons, oldest first. Throws Refused when that cannot be established. */
export async function listDecidable(sources: Sources, person: string): Promise<Decidable[]> {
  const { decidable, unknown } = await listDecidableAsKnown(sources, person);
  for (const { refused } of unknown) throw refused;
  return decidable;
}

/** The same without what waits for the teams that are `unknown`: nobody knows now whether the person is in one of them. */
export async function listDecidableAsKnown(
  sources: Sources,
  person: string,
): Promise<{ decidable: Decidable[]; unknown: UnknownTeam[] }> {
  const { teams, unknown } = await teamsOf(sources, person);
  return { decidable: await decidableIn(sources, teams, person), unknown };
}

async function decidableIn(
  sources: Sources,
  teams: ReadonlyMap<string, Eligibility>,
  person: string,
): Promise<Decidable[]> {
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
async function teamsOf(
  sources: Sources,
  person: string,
): Promise<{ teams: Map<string, Eligibility>; unknown: UnknownTeam[] }> {
  const teams = new Map<string, Eligibility>();
  const unknown: UnknownTeam[] = [];
  const nothing = { requester: null, welcome: [], answered: [], countedElsewhere: [] };
  const look = async (team: string) => {
    try {
      const people = await sources.eligibilityOf({ ...nothing, team }, person);
      if (holdersOf(people).some((each) => each.person === person)) teams.set(team, people);
    } catch (error) {
      if (!isPeopleUnknown(error)) throw error;
      unknown.push({ team, refused: error });
    }
  };
  await Promise.all((await listTeamsAsked(sources.db)).map(look));
  return { teams, unknown };
}
