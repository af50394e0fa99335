import { z } from 'zod';
import { exportDecisions } from '../../../engine/audit/export-decisions.ts';
import { csvLine } from '../../../lib/csv.ts';
import { decisionColumns, decisionPages } from '../../../reports/decisions.ts';
import type { ExportedDecision } from '../../../reports/decisions.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { rangeShape } from '../date-range.ts';
import { workflowId } from '../shapes/words.ts';

const shape = z.strictObject({
  from: z.string().max(40),
  to: z.string().max(40),
  format: z.enum(['csv', 'json']).default('csv'),
  workflow: workflowId.optional(),
});

/** A file that is written while it is read: a year of decisions never stands in memory. */
export async function exportFile({ ctx, sources }: ApiDesk, { person, query }: Asked): Promise<Answer> {
  const { format, workflow, ...typed } = shaped(shape, query);
  const { from, to } = shaped(rangeShape, typed);
  const asked = {
    person,
    surface: 'api' as const,
    from,
    to,
    ...(workflow === undefined ? {} : { workflow }),
  };
  const workflowIds = await exportDecisions(ctx, asked);
  const pages = decisionPages(sources, { workflowIds, from, to });
  const { type, chunks } = formats[format];
  return { file: { name: `decisions.${format}`, type, chunks: chunks(pages) } };
}

type Pages = AsyncIterable<ExportedDecision[]>;

const formats = {
  csv: { type: 'text/csv; charset=utf-8', chunks: asCsv },
  json: { type: 'application/json; charset=utf-8', chunks: asJson },
};

async function* asCsv(pages: Pages): AsyncGenerator<string> {
  yield csvLine(decisionColumns);
  for await (const page of pages)
    yield page.map((row) => csvLine(decisionColumns.map((column) => row[column]))).join('');
}

/** One row a line, in one array: it is whole when it ends with its bracket. */
async function* asJson(pages: Pages): AsyncGenerator<string> {
  yield '[';
  let before = '\n';
  for await (const page of pages) {
    yield before + page.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield '\n]\n';
}
