import type { Answer } from '../contract.ts';
import type { Ack } from '../delivery/envelope.ts';
import type { LocalSlack } from '../local-slack.ts';
import { applyResponse } from '../web-api/apply-response.ts';
import { RefusedCall } from '../web-api/refused-call.ts';
import { userName } from '../web-api/users.ts';
import type { Channel, Person, Workspace } from '../workspace/workspace.ts';
import { CannotDo, getActor, getVisibleChannel, payloadChannel } from './acting.ts';
import { answering } from './answer.ts';

/** A person sends a slash command: "/leenops run support-triage 1042". */
export async function command(
  slack: LocalSlack,
  userId: string,
  channelId: string,
  text: string,
  threadTs?: string,
): Promise<Answer> {
  const person = getActor(slack, userId);
  const channel = getVisibleChannel(slack, userId, channelId);
  const [, name, rest] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  if (!name || rest === undefined)
    throw new CannotDo(`"${text}" is no slash command, which starts with a slash`);
  const known = slack.app.commands?.find((it) => it.name === name);
  if (slack.app.commands && !known) return refusal(slack, `${name} is not a valid command.`);
  if (threadTs) return refusal(slack, `${name} is not supported in threads. Sorry!`);
  const escaped = known?.shouldEscape ? escapeMentions(slack.workspace, rest) : rest;
  return answering(slack, userId, async () => {
    const body = commandBody(slack, person, channel, name, escaped.trim());
    return answered(
      slack,
      name,
      { user: userId, channel: channel.id },
      await slack.deliveries.deliver({ kind: 'command', body }),
    );
  });
}

const refusal = (slack: LocalSlack, warning: string): Promise<Answer> =>
  answering(slack, '', () => ({ ok: false, warning }));

function commandBody(
  slack: LocalSlack,
  person: Person,
  channel: Channel,
  name: string,
  text: string,
): Record<string, string> {
  const { team, app } = slack.workspace;
  const { id, name: channelName } = payloadChannel(channel);
  return {
    token: 'local-verification-token',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: id,
    channel_name: channelName,
    user_id: person.id,
    user_name: userName(person),
    command: name,
    text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: slack.responseUrls.issue({ user: person.id, channel: id }),
    trigger_id: slack.triggers.issue(person.id),
  };
}

/** The body of the acknowledgement is itself an answer, text or message. */
function answered(
  slack: LocalSlack,
  name: string,
  target: { user: string; channel: string },
  ack: Ack,
): Partial<Answer> {
  if (!ack.ok) return { ok: false, warning: `${name} failed with the error "${errorFor(ack)}"` };
  if (ack.body === '' || ack.body === undefined) return {};
  const response = typeof ack.body === 'string' ? { text: ack.body } : ack.body;
  try {
    applyResponse(slack, target, response as Record<string, unknown>);
    return { ack: ack.body };
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    return { ok: false, warning: `${name} failed with the error "${error.code}"`, ack: ack.body };
  }
}

const errorFor = (ack: Ack & { ok: false }): string =>
  ack.reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';

/** With should_escape, names come as ids: @ada.okafor as <@U…|ada.okafor>, #ops as <#C…|ops>. */
function escapeMentions(workspace: Workspace, text: string): string {
  const people = workspace.people.map((person) => ({
    sign: `@${userName(person)}`,
    link: `<@${person.id}|${userName(person)}>`,
  }));
  const channels = workspace.channels
    .filter(({ kind }) => kind !== 'im')
    .map(({ id, name }) => ({ sign: `#${name}`, link: `<#${id}|${name}>` }));
  const links = new Map([...people, ...channels].map(({ sign, link }) => [sign, link]));
  return text.replaceAll(/[@#][\w.-]+/g, (sign) => links.get(sign) ?? sign);
}
