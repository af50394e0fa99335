import { desc, eq } from 'drizzle-orm';
import type { Run } from '../../src/db/runs.ts';
import { runs } from '../../src/db/schema/runs.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { personIn } from './people.ts';
import type { Person } from './people.ts';
import { startStory } from './story.ts';
import type { Story, StoryOptions } from './story.ts';

type Shown = { id: number; body: string; html_url: string; user: { login: string } };
type ShownIssue = { state: string; labels: { name: string }[]; assignees: { login: string }[] };

export type IssueStory = Omit<Story, 'adaAsksFor'> & {
  /** Ada asks for issue summarization, and it goes as far as it goes without people. */
  adaAsksFor(words: string): Promise<string>;
  run(issue: string): Promise<Run>;
  /** What LeenOps wrote on the issue. */
  comments(issue: string): Promise<Shown[]>;
  issue(issue: string): Promise<ShownIssue>;
};

/** The same story, seen from the channel of the engineers. */
export async function startIssueStory(options: StoryOptions = {}): Promise<IssueStory> {
  const story = await startStory(options);
  const { github, slack } = story.world;
  const cast = Object.fromEntries(
    Object.entries(people).map(([name, id]) => [name, personIn(slack, id, channels.engineering)]),
  ) as Record<keyof typeof people, Person>;
  const get = (issue: string, more = '') => {
    const [repository, number] = issue.split('#');
    return github.act({
      as: 'acme-admin',
      method: 'GET',
      path: `/repos/${repository}/issues/${number}${more}`,
    });
  };
  return {
    ...story,
    ...cast,
    async adaAsksFor(words) {
      const said = await cast.ada.types(`/leenops run issue-summarization ${words}`);
      await story.settled();
      return said;
    },
    async run(issue) {
      const about = eq(runs.subjectKey, `github:issue:${issue}`);
      const [run] = await story.app.ctx.db
        .select()
        .from(runs)
        .where(about)
        .orderBy(desc(runs.receivedAt))
        .limit(1);
      if (!run) throw new Error(`There is no run about ${issue}.`);
      return run;
    },
    async comments(issue) {
      const all = (await get(issue, '/comments?per_page=100')) as Shown[];
      return all.filter(({ user }) => user.login === 'leenops-bot');
    },
    issue: async (issue) => (await get(issue)) as ShownIssue,
  };
}
