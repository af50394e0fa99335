import { z } from 'zod';
import type { Act, Answer } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { CannotDo } from './acting.ts';
import { click } from './click.ts';
import { closeView } from './close-view.ts';
import { command } from './command.ts';
import { say } from './say.ts';
import { shortcut } from './shortcut.ts';
import { openHome, react, read } from './small-acts.ts';
import { submitView } from './submit-view.ts';

const user = z.string();
const channel = z.string();
const ts = z.string();
const thread_ts = z.string().optional();
const typed = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
const values = z.record(z.string(), z.record(z.string(), typed));

const act = z.discriminatedUnion('kind', [
  z.object({ user, kind: z.literal('command'), channel, text: z.string(), thread_ts }),
  z.object({ user, kind: z.literal('say'), channel, text: z.string(), thread_ts }),
  z.object({
    user,
    kind: z.literal('click'),
    channel: channel.optional(),
    ts: ts.optional(),
    view_id: z.string().optional(),
    action_id: z.string(),
    block_id: z.string().optional(),
    value: z.string().optional(),
    selected: typed.optional(),
    values: values.optional(),
  }),
  z.object({ user, kind: z.literal('submit'), view_id: z.string(), values }),
  z.object({ user, kind: z.literal('close'), view_id: z.string(), all: z.boolean().optional() }),
  z.object({ user, kind: z.literal('home'), tab: z.enum(['home', 'messages']).optional() }),
  z.object({ user, kind: z.literal('read'), channel, ts: ts.optional() }),
  z.object({ user, kind: z.literal('react'), channel, ts, name: z.string(), remove: z.boolean().optional() }),
  z.object({
    user,
    kind: z.literal('shortcut'),
    callback_id: z.string(),
    channel: channel.optional(),
    ts: ts.optional(),
  }),
]);

/** What the page sends, as an act; throws CannotDo where it is none. */
export function parseAct(given: unknown): Act {
  const parsed = act.safeParse(given);
  if (parsed.success) return parsed.data as Act;
  throw new CannotDo(`this is no act: ${z.prettifyError(parsed.error)}`);
}

export function doAct(slack: LocalSlack, act: Act): Promise<Answer> {
  switch (act.kind) {
    case 'command':
      return command(slack, act.user, act.channel, act.text, act.thread_ts);
    case 'say':
      return say(slack, act.user, act.channel, act.text, act.thread_ts);
    case 'click':
      return click(slack, act.user, act);
    case 'submit':
      return submitView(slack, act.user, act.view_id, act.values);
    case 'close':
      return closeView(slack, act.user, act.view_id, { all: act.all ?? false });
    case 'home':
      return openHome(slack, act.user, act.tab);
    case 'read':
      return read(slack, act.user, act.channel, act.ts);
    case 'react':
      return react(slack, act.user, act);
    case 'shortcut':
    default:
      return shortcut(slack, act.user, act);
  }
}
