import { getContent } from '../db/contents.ts';
import { findModeChange } from '../db/modes.ts';
import type { ModeChange } from '../db/modes.ts';
import { findPromotion } from '../db/promotions.ts';
import type { Promotion } from '../db/promotions.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Sources } from './run-view.ts';

type Asked = Pick<Sources, 'db' | 'workflows' | 'membersOf'>;

/** A promotion as its card shows it. */
export type PromotionNews = Promotion & {
  workflow: Workflow;
  /** Of the owners and their backup: who may be the second person, beside the admins. */
  seconds: string[];
};

export async function findPromotionNews(sources: Asked, id: string): Promise<PromotionNews | undefined> {
  const promotion = await findPromotion(sources.db, id);
  const workflow = sources.workflows.find((each) => each.id === promotion?.workflowId);
  if (!promotion || !workflow) return undefined;
  const members = await Promise.all(
    [workflow.owner, workflow.backupOwner].map((team) => sources.membersOf(team)),
  );
  const seconds = [...new Set(members.flat())].filter((person) => person !== promotion.proposedBy);
  return { ...promotion, workflow, seconds };
}

/** A demotion as its owners read it. `note`: what the person said who did it; null where it was erased or nobody did. */
export type DemotionNews = ModeChange & { workflow: Workflow; owners: string[]; note: string | null };

export async function findDemotionNews(sources: Asked, id: string): Promise<DemotionNews | undefined> {
  const change = await findModeChange(sources.db, id);
  const workflow = sources.workflows.find((each) => each.id === change?.workflowId);
  if (!change || !workflow) return undefined;
  const [owners, note] = await Promise.all([
    sources.membersOf(workflow.owner),
    change.noteId ? getContent<string>(sources.db, change.noteId) : undefined,
  ]);
  return { ...change, workflow, owners, note: note ?? null };
}
