import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findFile } from '../files/find-file.ts';
import type { LocalSlack } from '../local-slack.ts';
import { nextId } from '../workspace/next-ts.ts';
import type { SlackFile } from '../workspace/workspace.ts';
import { method, nested } from './method.ts';
import { RefusedCall, refusedBecause } from './refused-call.ts';

/** docs.slack.dev/reference/methods/files.getUploadURLExternal */
const longestAltText = 1_000;
/** Slack takes a gigabyte; a local Slack keeps what it gets in one JSON file. */
const mostBytes = 5_000_000;

export const getUploadUrl = method({
  tier: 'four',
  scopes: ['files:write'],
  arguments: z.object({
    filename: z.string().min(1),
    length: z.coerce.number().int().min(0),
    alt_txt: z.string().default(''),
  }),
  run(slack, { filename: name, length: size, alt_txt: altText }) {
    if (size === 0) throw new RefusedCall('missing_argument');
    if (altText.length > longestAltText) throw new RefusedCall('alt_txt_too_large');
    if (size > mostBytes) throw new RefusedCall('file_upload_size_restricted');
    const { workspace } = slack;
    const [id, secret] = [nextId(workspace, 'F'), randomUUID()];
    const createdAt = slack.now();
    const file = {
      id,
      name,
      title: name,
      altText,
      size,
      createdAt,
      secret,
      mimetype: null,
      completed: false,
    };
    workspace.files = [...(workspace.files ?? []), file];
    return { upload_url: `${slack.url()}/upload/v1/${secret}`, file_id: id };
  },
});

const completed = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** Shared with nobody: to post a file into a channel is nothing that this local Slack does. */
export const completeUpload = method({
  tier: 'four',
  scopes: ['files:write'],
  arguments: z.object({ files: nested, channel_id: z.string().optional(), channels: z.string().optional() }),
  run(slack, given) {
    if (given.channel_id || given.channels)
      throw refusedBecause('invalid_arguments', ['the local Slack shares no files in channels']);
    const asked = completed.safeParse(given.files);
    if (!asked.success)
      throw refusedBecause('invalid_arguments', ['must provide files [json-pointer:/files]']);
    const files = asked.data.map(({ id, title }) => ({ file: getFile(slack, id), title }));
    if (files.some(({ file }) => file.bytes === undefined)) throw new RefusedCall('file_not_found');
    for (const { file, title } of files) Object.assign(file, { completed: true, title: title ?? file.title });
    return { files: files.map(({ file }) => ({ id: file.id, title: file.title })) };
  },
});

export const info = method({
  tier: 'four',
  scopes: ['files:read'],
  arguments: z.object({ file: z.string() }),
  run(slack, given) {
    const file = getFile(slack, given.file);
    if (!file.completed) throw new RefusedCall('file_not_found');
    return { file: shown(slack, file) };
  },
});

function getFile(slack: LocalSlack, id: string): SlackFile {
  const file = findFile(slack, id);
  if (!file) throw new RefusedCall('file_not_found');
  return file;
}

function shown(slack: LocalSlack, { id, name, title, altText, size, mimetype, createdAt }: SlackFile) {
  const { app, team } = slack.workspace;
  return {
    id,
    name,
    title,
    alt_txt: altText,
    size,
    mimetype: mimetype ?? '',
    created: Math.floor(createdAt / 1000),
    user: app.userId,
    url_private: `${slack.url()}/files-pri/${team.id}-${id}/${encodeURIComponent(name)}`,
    is_public: false,
    channels: [],
  };
}
