import type { Db } from '../../../db/client.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { teamProblems } from '../../../engine/workspace/check-teams.ts';
import { peopleIn } from '../../../engine/workspace/people.ts';
import type { Directory } from '../../../engine/workspace/people.ts';
import type { Clock } from '../../../lib/time.ts';
import { looked } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** Whether each workflow has the people that its rules may ask for. */
export async function checkWorkflows(
  db: Db,
  directory: Directory,
  workflows: readonly Workflow[],
  now: Clock,
): Promise<Finding[]> {
  const people = peopleIn(db, directory, now);
  const found = await Promise.all(
    workflows.map((workflow) =>
      looked(`Workflow ${workflow.id}`, 'Look again in a minute.', async (says) => {
        const problems = await teamProblems({ db, people, workflows }, workflow);
        if (problems.length === 0) return says.fine('its teams have the people that its rules may ask for.');
        return problems.map(({ stops, sentence }) => (stops ? says.wrong(sentence) : says.care(sentence)));
      }),
    ),
  );
  return found.flat();
}
