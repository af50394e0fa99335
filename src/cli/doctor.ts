import { runAsProcess } from './command.ts';
import { doctor } from './doctor/doctor.ts';

process.env['OPENAI_AGENTS_DISABLE_TRACING'] = '1';
await runAsProcess(doctor);
