import { runAsProcess } from './command.ts';
import { ops } from './ops/ops.ts';

await runAsProcess(ops);
