import { each, list, object, onlyFields, oneOf, optional, text, unique } from './checks.ts';
import { limits } from './limits.ts';
import type { Place } from './place.ts';
import { nestedRichText } from './rich-text-rules.ts';

const statuses = ['pending', 'in_progress', 'complete', 'error'];
const taskFields = ['task_id', 'title', 'details', 'output', 'sources', 'status'];

export function taskCard(it: Place): void {
  onlyFields(it, ['type', 'block_id', ...taskFields]);
  task(it);
}

/** Its tasks stand without a type of their own. */
export function plan(it: Place): void {
  const tasks = it.at('tasks');
  onlyFields(it, ['type', 'block_id', 'title', 'tasks']);
  text(it.at('title'), { max: limits.text });
  optional(tasks, () => list(tasks, { min: 0, max: limits.plan.tasks }));
  each(tasks, plannedTask);
  unique(
    tasks.items().map((planned) => planned.at('task_id')),
    'task_id',
  );
}

const plannedTask = object('a task', (it) => {
  onlyFields(it, taskFields);
  task(it);
});

function task(it: Place): void {
  const sources = it.at('sources');
  text(it.at('task_id'), { max: limits.blockId });
  text(it.at('title'), { max: limits.text });
  oneOf(it.at('status'), statuses);
  optional(it.at('details'), nestedRichText);
  optional(it.at('output'), nestedRichText);
  optional(sources, () => list(sources, { min: 0, max: limits.plan.tasks }));
  each(sources, source);
}

const source = object('a url source', (it) => {
  onlyFields(it, ['type', 'url', 'text']);
  oneOf(it.at('type'), ['url']);
  text(it.at('url'), { max: limits.url });
  text(it.at('text'), { max: limits.text });
});
