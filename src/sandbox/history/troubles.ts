import { person, theSystem } from '../../domain/event.ts';
import type { Actor, EventType } from '../../domain/event.ts';
import {
  atLeastHigh,
  incidentFingerprint,
  incidentSeverity,
  recurrenceGapMs,
  repeats,
} from '../../domain/incident.ts';
import type { IncidentCause, IncidentDeed, ResolutionCode } from '../../domain/incident.ts';
import type { NewContent } from '../../db/contents.ts';
import type { JsonObject } from '../../lib/json.ts';
import { later } from '../../lib/time.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './rows.ts';

/** What stopped a run, and when somebody had dealt with it; where nobody has, it stands. */
export type Trouble = {
  runId: string;
  workflow: { id: string; owner: string };
  cause: IncidentCause;
  code: string;
  at: Date;
  /** By a person, who says what came of it; or by itself, since its run was cancelled. */
  ends?: { at: Date; by: string; note: NewContent } | { at: Date; by: null };
};

type Incident = Rows['incidents'][number];

/** Writes the incidents of all that went wrong, in the order in which it did: the third of a kind within seven days is one for all. */
export function tellTroubles(all: Rows, chance: Chance, troubles: readonly Trouble[]): void {
  const standsIn = new Map<Trouble, Incident>();
  const over = new Set<Trouble>();

  const moments = troubles.flatMap((trouble) => [
    { at: trouble.at, happens: () => opens(trouble) },
    ...(trouble.ends ? [{ at: trouble.ends.at, happens: () => ends(trouble) }] : []),
  ]);
  for (const { happens } of moments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) happens();

  function opens(trouble: Trouble): void {
    const { runId, workflow, cause, code, at } = trouble;
    const fingerprint = incidentFingerprint(workflow.id, cause, code);
    const alike = all.incidents.filter((each) => each.fingerprint === fingerprint);
    const repeated = alike.find((each) => isRepeated(each) && each.status !== 'resolved');
    if (repeated) return happensAgain(repeated, trouble);
    const counting = alike.filter((each) => !isRepeated(each) && each.openedAt > countedFrom(alike, at));
    const isThird = counting.length + 1 >= repeats.times;
    const severity = incidentSeverity(cause, code);
    const incident: Incident = {
      id: chance.id('inc'),
      workflowId: workflow.id,
      runId,
      cause: isThird ? 'repeated_failure' : cause,
      code,
      fingerprint,
      severity: isThird ? atLeastHigh(severity) : severity,
      status: 'opened',
      ownerTeam: workflow.owner,
      openedAt: at,
      ...(isThird ? { occurrences: counting.length + 1, lastAt: at } : {}),
    };
    all.incidents.push(incident);
    standsIn.set(trouble, incident);
    record(trouble, 'incident.opened', {
      incident: incident.id,
      workflow: workflow.id,
      cause: incident.cause,
      code,
      severity: incident.severity,
    });
    if (isThird) mergeInto(incident, counting, trouble);
  }

  function mergeInto(incident: Incident, earlier: readonly Incident[], trouble: Trouble): void {
    addRun(incident, trouble.runId, trouble.at);
    for (const each of earlier.filter(({ status }) => status !== 'resolved')) {
      if (each.runId) addRun(incident, each.runId, trouble.at);
      for (const [other, where] of standsIn) if (where === each) standsIn.set(other, incident);
      resolve(each, trouble, trouble.at, { resolution: 'merged' });
    }
  }

  function happensAgain(incident: Incident, trouble: Trouble): void {
    const { runId, at } = trouble;
    Object.assign(incident, { occurrences: (incident.occurrences ?? 1) + 1, lastAt: at });
    standsIn.set(trouble, incident);
    addRun(incident, runId, at);
    record(trouble, 'incident.recurred', {
      incident: incident.id,
      occurrences: incident.occurrences ?? 1,
    });
    const last = all.incidentNotes.findLast(
      ({ incidentId, deed }) => incidentId === incident.id && deed === 'recurred',
    );
    if (!last || later(last.at, recurrenceGapMs) <= at)
      note(incident, { at, runId, deed: 'recurred', by: theSystem });
  }

  /** What is repeated is over with the last of its runs. */
  function ends(trouble: Trouble): void {
    over.add(trouble);
    const incident = standsIn.get(trouble);
    const { ends: end } = trouble;
    if (!incident || !end || incident.status === 'resolved') return;
    const others = [...standsIn].filter(([each, where]) => where === incident && !over.has(each));
    if (others.length > 0) return;
    if (end.by === null) return resolve(incident, trouble, end.at, { resolution: 'run_cancelled' });
    resolve(incident, trouble, end.at, { resolution: 'done_by_hand', by: end.by, text: end.note });
  }

  function resolve(
    incident: Incident,
    { runId }: Trouble,
    at: Date,
    { resolution, by, text }: { resolution: ResolutionCode; by?: string; text?: NewContent },
  ): void {
    const actor = by ? person(by) : theSystem;
    const noteId = text?.id ?? null;
    Object.assign(incident, {
      status: 'resolved',
      resolvedBy: by ?? null,
      resolvedAt: at,
      resolution,
      noteId,
    });
    const data = { incident: incident.id, resolution, ...(text ? { note: text.hash } : {}) };
    record({ runId, at }, 'incident.resolved', data, actor);
    note(incident, { at, runId, deed: 'resolved', by: actor, code: resolution, noteId });
  }

  function addRun({ id: incidentId }: Incident, runId: string, lastAt: Date): void {
    all.incidentRuns.push({ incidentId, runId, lastAt });
  }

  function record(
    { runId, at }: Pick<Trouble, 'runId' | 'at'>,
    type: EventType,
    data: JsonObject,
    actor: Actor = theSystem,
  ): void {
    const surface = actor === theSystem ? 'none' : 'view';
    const by = { actorKind: actor.kind, actorId: actor.id };
    all.events.push({ chain: runId, type, ...by, surface, data, at });
  }

  type Noted = {
    at: Date;
    runId: string;
    deed: IncidentDeed;
    by: Actor;
    code?: string;
    noteId?: string | null;
  };

  function note({ id: incidentId }: Incident, { by, ...noted }: Noted): void {
    const id = chance.id('inn');
    all.incidentNotes.push({ id, incidentId, byKind: by.kind, byId: by.id, ...noted });
  }
}

function isRepeated({ cause }: Incident): boolean {
  return cause === 'repeated_failure';
}

/** With the end of a repeated failure counting begins anew. */
function countedFrom(alike: readonly Incident[], at: Date): Date {
  const since = later(at, -repeats.withinMs);
  const ends = alike.flatMap((each) => (isRepeated(each) ? (each.resolvedAt ?? []) : []));
  return ends.reduce((latest, end) => (end > latest ? end : latest), since);
}
