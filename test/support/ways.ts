import { desc, eq } from 'drizzle-orm';
import { runs } from '../../src/db/schema/runs.ts';
import { schedules } from '../../src/db/schema/schedules.ts';
import { getContent } from '../../src/db/contents.ts';
import { listExecutions } from '../../src/db/executions.ts';
import type { Run } from '../../src/db/runs.ts';
import type { Applied } from '../../src/domain/tool.ts';
import { issueToken } from '../../src/engine/access/issue-token.ts';
import { keepSchedules } from '../../src/engine/schedules/keep-schedules.ts';
import { day, later } from '../../src/lib/time.ts';
import type { Person } from './people.ts';
import { says } from './saying.ts';
import type { Story } from './story.ts';

/** One thing that was done: the record that it was done to, where that is now, and what its system said. */
type Done = { tool: string } & Partial<Applied>;
type Workflow = { id: string; title: string; channel: string };

/** Every way in which Ada, the clock or another system starts a workflow, each gone as far as it goes without people. */
export function waysOf(
  { world, app, settled }: Pick<Story, 'world' | 'app' | 'settled'>,
  ada: Person,
  { id, title, channel }: Workflow,
) {
  const { slack } = world;
  const { db } = app.ctx;
  const fillIn = async (fields: Readonly<Record<string, string>>) => {
    const problems = await ada.submits(fields);
    if (Object.keys(problems).length) throw new Error(`The form was refused: ${JSON.stringify(problems)}`);
    await settled();
  };
  /** The newest run of the workflow. */
  const newest = async (): Promise<Run> => {
    const about = eq(runs.workflowId, id);
    const [run] = await db.select().from(runs).where(about).orderBy(desc(runs.receivedAt)).limit(1);
    if (!run) throw new Error(`${title} has not run.`);
    return run;
  };
  return {
    async command(words: string): Promise<string> {
      const answer = await ada.types(`/leenops run ${id} ${words}`);
      await settled();
      return answer;
    },
    /** The global shortcut, with the form filled in. */
    async shortcut(fields: Readonly<Record<string, string>>): Promise<void> {
      await slack.shortcut(ada.id, { callback_id: 'start_workflow' });
      await ada.picks('Workflow', title);
      await fillIn(fields);
    },
    /** The shortcut on a message that names the case: the form is filled in already. */
    async onMessage(text: string): Promise<void> {
      const ts = await says(world, ada.id, channel, text);
      await slack.shortcut(ada.id, { callback_id: 'run_on_message', channel, ts });
      await fillIn({});
    },
    async inWords(sentence: string): Promise<void> {
      await says(world, ada.id, channel, `<@U0LEENOPS> ${sentence}`);
      await settled();
      await ada.presses('Start');
      await settled();
    },
    async emoji(name: string, text: string): Promise<void> {
      const ts = await says(world, ada.id, channel, text);
      await slack.react(ada.id, { channel, ts, name });
      await settled();
    },
    async posting(text: string): Promise<void> {
      await says(world, ada.id, channel, text);
      await settled();
    },
    async api(...words: string[]): Promise<void> {
      const wanted = { person: ada.id, surface: 'command', label: 'a program', lifetime: day } as const;
      const { text } = await issueToken(app.ctx, wanted);
      const response = await fetch(`http://127.0.0.1:${app.port}/api/v1/runs`, {
        method: 'POST',
        headers: { authorization: `Bearer ${text}`, 'content-type': 'application/json' },
        body: JSON.stringify({ workflow: id, words }),
      });
      if (response.status !== 201) throw new Error(`The API refused: ${await response.text()}`);
      await settled();
    },
    /** Its last time passed while nothing ran, and is made up for. */
    async clock(): Promise<void> {
      const aWeekAgo = later(new Date(), -7 * day);
      const back = { settledAt: aWeekAgo, nextAt: aWeekAgo, pausedBy: null, pausedAt: null };
      await db.update(schedules).set(back).where(eq(schedules.workflowId, id));
      await keepSchedules(app.ctx);
      await settled();
    },
    /** Somebody presses the button on a record's own page, and its system tells of it. */
    async webhook(page: string, form: Readonly<Record<string, string>> = {}): Promise<void> {
      const response = await fetch(page, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      });
      if (response.status !== 303) throw new Error(`${page} refused: ${await response.text()}`);
      await settled();
    },
    async approved(...people: Person[]): Promise<void> {
      for (const person of people) {
        await person.presses('Approve');
        await settled();
      }
    },
    newest,
    /** What the newest run has on record of each thing that it did. */
    async did(): Promise<Done[]> {
      const executions = await listExecutions(db, (await newest()).id);
      const applied = executions.filter(({ status }) => status === 'applied');
      return Promise.all(
        applied.map(async ({ tool, resultId }) => ({
          tool,
          ...(await getContent<Omit<Done, 'tool'>>(db, resultId ?? '')),
        })),
      );
    },
  };
}
