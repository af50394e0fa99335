import { expect, test } from 'vitest';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { ada, grace, support } from '../support/hearth-and-pine.ts';
import { post } from '../support/post.ts';
import { clientOf, refusalOf, startSlack } from '../support/start.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const ask = (slack: SlackServer, length = png.length) =>
  clientOf(slack).files.getUploadURLExternal({ filename: 'chart.png', length });
const give = (url: string | undefined, body: Uint8Array<ArrayBuffer> | FormData = Uint8Array.from(png)) =>
  fetch(String(url), { method: 'POST', body });
const complete = (slack: SlackServer, id: string | undefined) =>
  clientOf(slack).files.completeUploadExternal({ files: [{ id: String(id), title: 'Runs per week' }] });

async function upload(slack: SlackServer, body: Buffer = png): Promise<string> {
  const { file_id: id, upload_url: url } = await ask(slack, body.length);
  expect((await give(url, Uint8Array.from(body))).status).toBe(200);
  await complete(slack, id);
  return String(id);
}

const image = (id: string, more = {}) => ({
  type: 'image',
  slack_file: { id },
  alt_text: 'Two bars',
  ...more,
});
const show = (slack: SlackServer, id: string) => post(clientOf(slack), { text: 'x', blocks: [image(id)] });

test('a picture is asked for, sent, completed and shown, and the page gets its bytes', async () => {
  const slack = await startSlack();
  const id = await upload(slack);
  expect(id).toMatch(/^F[A-Z0-9]{8,}$/);
  await show(slack, id);
  expect(slack.messagesFor(ada, support)[0]?.blocks).toMatchObject([{ slack_file: { id } }]);
  const served = await fetch(`${slack.url}/sandbox/files/${id}`);
  expect(served.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await served.arrayBuffer())).toEqual(png);
  expect(await clientOf(slack).files.info({ file: id })).toMatchObject({
    file: { id, title: 'Runs per week', mimetype: 'image/png', size: png.length, is_public: false },
  });
});

test('the bytes may come as a form, as curl sends them', async () => {
  const slack = await startSlack();
  const { file_id: id, upload_url: url } = await ask(slack);
  const form = new FormData();
  form.append('filename', new Blob([png]), 'chart.png');
  expect(await (await give(url, form)).text()).toBe(`OK - ${png.length}`);
  await complete(slack, id);
  await expect(show(slack, String(id))).resolves.toMatchObject({ ok: true });
});

test('an address takes exactly what was announced, and once', async () => {
  const slack = await startSlack();
  const { upload_url: url } = await ask(slack, png.length + 1);
  expect((await give(url)).status).toBe(400);
  const { upload_url: other } = await ask(slack);
  expect([(await give(other)).status, (await give(other)).status]).toEqual([200, 404]);
  expect((await give(`${slack.url}/upload/v1/guessed`)).status).toBe(404);
});

test.each<[string, string, (slack: SlackServer) => Promise<unknown>]>([
  ['missing_argument', 'a file of no length', (slack) => ask(slack, 0)],
  ['file_upload_size_restricted', 'a file that is too large', (slack) => ask(slack, 6_000_000)],
  [
    'alt_txt_too_large',
    'a description of 1,001 characters',
    (slack) =>
      clientOf(slack).apiCall('files.getUploadURLExternal', {
        filename: 'a.png',
        length: 1,
        alt_txt: 'x'.repeat(1_001),
      }),
  ],
  ['file_not_found', 'a file that nobody asked for', (slack) => complete(slack, 'F0NOBODY00')],
  [
    'file_not_found',
    'a file whose bytes never came',
    async (slack) => complete(slack, (await ask(slack)).file_id),
  ],
  [
    'invalid_arguments',
    'no file at all',
    (slack) => clientOf(slack).apiCall('files.completeUploadExternal', { files: [] }),
  ],
  [
    'file_not_found',
    'what is known of a file before it is complete',
    async (slack) => clientOf(slack).files.info({ file: String((await ask(slack)).file_id) }),
  ],
])('%s: %s', async (code, _, call) => {
  const slack = await startSlack();
  expect(await refusalOf(call(slack))).toBe(code);
});

test.each<[string, (slack: SlackServer) => Promise<string>]>([
  ['that nobody uploaded', async () => 'F0NOBODY00'],
  ['that is not completed', async (slack) => String((await ask(slack)).file_id)],
  ['that is no picture', (slack) => upload(slack, Buffer.from('%PDF-1.7'))],
  [
    'that an admin deleted',
    async (slack) => {
      const id = await upload(slack);
      slack.arrange.deleteFile(id);
      return id;
    },
  ],
  [
    'that Slack still looks at',
    async (slack) => {
      slack.faults.next('slack_file', { error: 'still looked at' });
      return upload(slack);
    },
  ],
])('a message with a file %s is refused, in Slack’s words', async (_, fileOf) => {
  const slack = await startSlack();
  await expect(show(slack, await fileOf(slack))).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]'] },
    },
  });
});

test('a Home tab with a file that is not there is refused, too', async () => {
  const slack = await startSlack();
  const view = { type: 'home' as const, blocks: [image('F0NOBODY00')] };
  const published = clientOf(slack).apiCall('views.publish', { user_id: grace, view });
  expect(await refusalOf(published)).toBe('invalid_arguments');
});

test('alternative text of 2,001 characters is refused', async () => {
  const slack = await startSlack();
  const blocks = [image(await upload(slack), { alt_text: 'x'.repeat(2_001) })];
  expect(await refusalOf(post(clientOf(slack), { text: 'x', blocks }))).toBe('invalid_blocks');
});

test('without files:write nothing is uploaded, and without files:read nothing is told', async () => {
  const slack = await startSlack({ app: { scopes: ['chat:write'] } });
  await expect(ask(slack)).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'files:write' } });
  expect(await refusalOf(complete(slack, 'F0NOBODY00'))).toBe('missing_scope');
  await expect(clientOf(slack).files.info({ file: 'F0NOBODY00' })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'files:read' },
  });
});

test('a fault of the address is over after one try', async () => {
  const slack = await startSlack();
  const { upload_url: url } = await ask(slack);
  slack.faults.next('upload_url', { status: 503 });
  expect([(await give(url)).status, (await give(url)).status]).toEqual([503, 200]);
});

test('the bytes of what is not complete are for nobody, and no other site gets any', async () => {
  const slack = await startSlack();
  const { file_id: id, upload_url: url } = await ask(slack);
  await give(url);
  const read = (headers = {}) => fetch(`${slack.url}/sandbox/files/${id}`, { headers });
  expect((await read()).status).toBe(404);
  await complete(slack, id);
  expect((await read()).status).toBe(200);
  expect((await read({ origin: 'https://elsewhere.example' })).status).toBe(404);
});
