import { limits } from './limits.ts';
import { each, isRaw, list, object, onlyFields, oneOf, optional, text, unique } from './primitives.ts';
import type { Problems, Raw } from './primitives.ts';
import { nestedRichText } from './rich-text-rules.ts';

const statuses = ['pending', 'in_progress', 'complete', 'error'];
const taskFields = ['task_id', 'title', 'details', 'output', 'sources', 'status'];

export function* taskCard(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', ...taskFields]);
  yield* task(block, at);
}

export function* plan(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'title', 'tasks']);
  yield* text(block.title, `${at}/title`, { max: limits.text });
  yield* optional(block.tasks, (it) => list(it, `${at}/tasks`, { min: 0, max: limits.plan.tasks }));
  yield* each(block.tasks, `${at}/tasks`, plannedTask);
  const tasks = Array.isArray(block.tasks) ? block.tasks.filter(isRaw) : [];
  yield* unique(
    tasks.map((it, index) => ({ value: it.task_id, at: `${at}/tasks/${index}/task_id` })),
    'task_id',
  );
}

const plannedTask = object('a task', function* (value, at) {
  yield* onlyFields(value, at, taskFields);
  yield* task(value, at);
});

function* task(value: Raw, at: string): Problems {
  yield* text(value.task_id, `${at}/task_id`, { max: limits.blockId });
  yield* text(value.title, `${at}/title`, { max: limits.text });
  yield* oneOf(value.status, `${at}/status`, statuses);
  yield* optional(value.details, (it) => nestedRichText(it, `${at}/details`));
  yield* optional(value.output, (it) => nestedRichText(it, `${at}/output`));
  yield* optional(value.sources, (it) => list(it, `${at}/sources`, { min: 0, max: limits.plan.tasks }));
  yield* each(value.sources, `${at}/sources`, source);
}

const source = object('a url source', function* (value, at) {
  yield* onlyFields(value, at, ['type', 'url', 'text']);
  yield* oneOf(value.type, `${at}/type`, ['url']);
  yield* text(value.url, `${at}/url`, { max: limits.url });
  yield* text(value.text, `${at}/text`, { max: limits.text });
});
