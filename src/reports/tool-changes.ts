import { findIncident } from '../db/incidents.ts';
import { definitionKey, getStanding, listDefinitions } from '../db/tools.ts';
import { differencesBetween } from '../domain/tool-difference.ts';
import type { Difference } from '../domain/tool-difference.ts';
import type { Sources } from './run-view.ts';

/** A foreign tool that is not what an admin granted; `settled` once one looked at it. */
export type ToolChange = {
  incidentId: string;
  tool: string;
  server: string;
  workflowTitle: string;
  ownerTeam: string;
  settled: boolean;
  differences: Difference[];
};

/** Undefined when there is no such incident, or its tool or workflow is gone. */
export async function findToolChange(
  { db, workflows }: Pick<Sources, 'db' | 'workflows'>,
  incidentId: string,
): Promise<ToolChange | undefined> {
  const incident = await findIncident(db, incidentId);
  if (incident?.cause !== 'tool_changed') return undefined;
  const { offer } = await getStanding(db, incident.code);
  const workflow = workflows.find(({ id }) => id === incident.workflowId);
  if (!offer || !workflow) return undefined;
  const { tool, server } = offer;
  const hashes = [offer.pinned, offer.offered];
  const definitions = await listDefinitions(
    db,
    hashes.map((hash) => ({ tool, hash })),
  );
  const [pinned, offered] = hashes.map((hash) => definitions.get(definitionKey(tool, hash)));
  return {
    incidentId,
    tool,
    server,
    workflowTitle: workflow.title,
    ownerTeam: incident.ownerTeam,
    settled: incident.status === 'resolved',
    differences: pinned && offered ? differencesBetween(pinned, offered) : [],
  };
}
