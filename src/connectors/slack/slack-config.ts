/** Where a workflow may post: the channel of a team that it names, or one that the operator named beside that. */
export type Place = { channel: string; team: string | null };

export type SlackConfig = {
  /** The app's own bot token: chat:write, channels:read, channels:history, and groups: for private channels. */
  botToken: string;
  /** The channels of the teams of reporting workflows, as they are bound at this moment. */
  own(): Promise<readonly { channel: string; team: string }[]>;
  /** Beside them, those that the operator named. Nothing is posted anywhere else. */
  wider: readonly string[];
  /** Slack's own unless said otherwise. */
  apiUrl?: string;
  timeoutMs?: number;
  /** The longest that a read waits for a busy Slack, all its attempts together. */
  patienceMs?: number;
};

export type SlackSettings = Omit<Required<SlackConfig>, 'apiUrl'> & Pick<SlackConfig, 'apiUrl'>;

export function slackSettings(config: SlackConfig): SlackSettings {
  return { timeoutMs: 10_000, patienceMs: 12_000, ...config };
}

/** The allow-list at this moment, each channel once: a team's own stays its own, whoever else names it. */
export async function placesOf({ own, wider }: Pick<SlackConfig, 'own' | 'wider'>): Promise<Place[]> {
  const teams = await own();
  const others = wider.filter((channel) => !teams.some((each) => each.channel === channel));
  return [...teams, ...others.map((channel) => ({ channel, team: null }))];
}
