import { runAsProcess } from './command.ts';
import { erase } from './erase/erase.ts';

await runAsProcess(erase);
