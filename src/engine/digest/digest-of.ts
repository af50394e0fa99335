import type { DigestReport } from '../../domain/digest/report.ts';
import type { Week } from '../../domain/week.ts';

/** Counts a week, of every workflow or of these alone. */
export type DigestOf = (week: Week, workflowIds?: readonly string[]) => Promise<DigestReport>;
