import { auditVerify } from './audit/audit-verify.ts';
import { runAsProcess } from './command.ts';

await runAsProcess(auditVerify);
