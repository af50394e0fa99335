import type { WebClient } from '@slack/web-api';
import type { Picture } from '../cards/message.ts';

const sendingTimeoutMs = 4_000;

/** The bytes did not reach the place that Slack named for them. */
export class NotSent extends Error {
  override name = 'NotSent';
  readonly status: number;

  constructor(status: number) {
    super(`Slack answered ${status} to the bytes of a picture.`);
    this.status = status;
  }
}

/**
 * Draws a picture and gives it to Slack, shared with nobody: a message shows it by its id. Answers the id.
 * https://docs.slack.dev/messaging/working-with-files#uploading_files
 */
export async function uploadPicture(client: WebClient, picture: Picture): Promise<string> {
  const png = await picture.draw();
  const { file_id: id, upload_url: url } = await client.files.getUploadURLExternal({
    filename: 'chart.png',
    length: png.byteLength,
  });
  if (!id || !url) throw new Error('files.getUploadURLExternal was answered without a file or an address.');
  await send(url, png);
  await client.files.completeUploadExternal({ files: [{ id, title: picture.title }] });
  return id;
}

async function send(url: string, png: Uint8Array): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(png),
    redirect: 'error',
    signal: AbortSignal.timeout(sendingTimeoutMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotSent(answer.status);
}
