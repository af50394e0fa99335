import type { LocalSlack } from '../local-slack.ts';
import type { SlackFile } from '../workspace/workspace.ts';

export const findFile = ({ workspace }: Pick<LocalSlack, 'workspace'>, id: string): SlackFile | undefined =>
  workspace.files?.find((file) => file.id === id);
