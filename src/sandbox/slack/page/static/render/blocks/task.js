import { escapeHtml } from '../html/escape-html.js';
import { renderLink } from '../text/link.js';
import { renderRichText } from '../text/rich-text.js';

/** @import { PlanBlock, TaskCardBlock } from '@slack/types' */
/** @import { Directory } from '../types.ts' */

const STATUS = {
  pending: { sign: '○', word: 'Waiting' },
  in_progress: { sign: '◔', word: 'In progress' },
  complete: { sign: '✓', word: 'Done' },
  error: { sign: '✗', word: 'Failed' },
};

/**
 * @param {PlanBlock} plan
 * @param {Directory} directory
 * @returns {string}
 */
export function renderPlan(plan, directory) {
  const tasks = /** @type {TaskCardBlock[]} */ (plan.tasks ?? []);
  const items = tasks.map((task) => `<li>${renderTaskCard(task, directory)}</li>`);
  return `<div class="plan"><div class="plan-title">${escapeHtml(plan.title)}</div><ol class="plan-tasks">${items.join('')}</ol></div>`;
}

/**
 * @param {TaskCardBlock} task
 * @param {Directory} directory
 * @returns {string}
 */
export function renderTaskCard(task, directory) {
  const { sign, word } = STATUS[task.status] ?? { sign: '?', word: task.status };
  const details = [task.details, task.output]
    .map((text) => (text ? renderRichText(text, directory) : ''))
    .join('');
  const sources = (task.sources ?? []).map((source) => renderLink(source.url, source.text)).join(' ');
  return (
    `<div class="task task-${escapeHtml(task.status)}"><span class="task-sign" role="img" aria-label="${escapeHtml(word)}">${escapeHtml(sign)}</span>` +
    `<div><div class="task-title">${escapeHtml(task.title)}</div>${details}${sources}</div></div>`
  );
}
