import type { Db } from '../../db/client.ts';
import { insertCountedActions, listCounted } from '../../db/counted-actions.ts';
import { lockNames } from '../../db/locks.ts';
import { countedUnder, totalOf } from '../../domain/cap.ts';
import type { Cap, CapUse } from '../../domain/cap.ts';
import type { Action } from '../../domain/proposal.ts';
import { runKey } from '../../domain/run-key.ts';
import type { Material, Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { later } from '../../lib/time.ts';

type Proposed = {
  workflow: Workflow;
  material: Material<JsonObject>;
  actions: readonly Action[];
};

/** How much of each cap that these actions touch others have used, and how much these would use. */
export async function capUsesOf(
  db: Db,
  { workflow, material, actions }: Proposed,
  onlyPassed = false,
): Promise<CapUse[]> {
  const uses: CapUse[] = [];
  for (const { cap, own, keys } of touched({ workflow, material, actions })) {
    const counted = await listCounted(db, {
      workflowId: workflow.id,
      cap: cap.name,
      keys,
      since: later(material.now, -cap.withinMs),
      except: own.map(({ id }) => id),
      onlyPassed,
    });
    uses.push({
      cap: cap.name,
      per: cap.per,
      withinMs: cap.withinMs,
      limit: cap.limit,
      currency: cap.counts === 'actions' ? null : cap.counts.currency,
      used: keys.length ? totalOf(cap, counted) : null,
      proposed: totalOf(
        cap,
        own.map((action) => countedUnder(cap, action)),
      ),
    });
  }
  return uses;
}

/** Whoever judges the same customer, vendor or repository at this moment waits until the transaction ends. */
export async function lockCaps(tx: Db, proposed: Proposed): Promise<void> {
  const names = touched(proposed).flatMap(({ cap, keys }) => keys.map((key) => `cap:${cap.name}:${key}`));
  await lockNames(tx, names);
}

/** Writes what the approved actions take of the caps, in the transaction that approves them. */
export async function countApproved(tx: Db, proposed: Proposed): Promise<void> {
  const { workflow, material } = proposed;
  await insertCountedActions(
    tx,
    touched(proposed).flatMap(({ cap, own, keys }) =>
      own.flatMap((action) =>
        keys.map((key) => ({
          actionId: action.id,
          workflowId: workflow.id,
          cap: cap.name,
          key,
          ...countedUnder(cap, action),
          approvedAt: material.now,
        })),
      ),
    ),
  );
}

export function touchesCaps({ caps = [] }: Workflow, actions: readonly Action[]): boolean {
  return caps.some(({ tools }) => actions.some(({ tool }) => tools.includes(tool)));
}

/** The caps that count some of these actions, by the hashes of the run's own things. */
function touched({ workflow, material, actions }: Proposed): { cap: Cap; own: Action[]; keys: string[] }[] {
  if (!touchesCaps(workflow, actions)) return [];
  const scope = workflow.scope(material);
  return (workflow.caps ?? []).flatMap((cap) => {
    const own = actions.filter(({ tool }) => cap.tools.includes(tool));
    const keys = (scope[cap.per] ?? []).map((value) => runKey(cap.per, value));
    return own.length ? [{ cap, own, keys }] : [];
  });
}
