import { z } from 'zod';
import { limits } from '../../../slack/block-kit/limits.ts';
import type { Metadata } from '../workspace/workspace.ts';
import { RefusedCall } from './refused-call.ts';

const shape = z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) });

export function acceptMetadata(given: unknown): Metadata | undefined {
  if (given === undefined || given === '') return undefined;
  const metadata = shape.safeParse(given);
  if (!metadata.success) throw new RefusedCall('invalid_metadata_format');
  if (JSON.stringify(metadata.data.event_payload).length > limits.message.metadata)
    throw new RefusedCall('metadata_too_large');
  return metadata.data;
}
