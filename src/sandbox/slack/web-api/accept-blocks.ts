import { limits } from '../../../slack/block-kit/limits.ts';
import { messageSize } from '../../../slack/block-kit/message-size.ts';
import { onlyOneTable, problemsOf } from '../../../slack/block-kit/validate.ts';
import type { Block } from '../contract.ts';
import { filesNotShown } from '../files/files-not-shown.ts';
import type { LocalSlack } from '../local-slack.ts';
import { RefusedCall, refusedBecause } from './refused-call.ts';

/** The blocks of a message, refused where Slack would refuse them, under its own error. Undefined where none were sent. */
export function acceptBlocks(slack: LocalSlack, given: unknown): Block[] | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  if (!Array.isArray(given)) throw new RefusedCall('invalid_blocks_format');
  if (messageSize(given) > limits.message.characters) throw new RefusedCall('msg_blocks_too_long');
  const problems = problemsOf({ blocks: given }, 'message');
  if (problems.some((problem) => problem.includes(onlyOneTable)))
    throw refusedBecause('invalid_attachments', [onlyOneTable]);
  if (problems.length > 0) throw refusedBecause('invalid_blocks', problems);
  const missing = filesNotShown(slack, given);
  if (missing.length > 0) throw refusedBecause('invalid_blocks', missing);
  return given;
}
