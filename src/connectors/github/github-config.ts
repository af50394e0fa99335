export type GithubConfig = {
  /** A fine-grained token or an installation's: issues read and write, pull requests and metadata read. */
  token: string;
  /** `owner/name`, each once. Nothing is read or written in any other. */
  repositories: readonly string[];
  /** Where the API is; GitHub's own unless said otherwise. */
  apiUrl?: string;
  /** Where a week begins and ends. */
  timeZone?: string;
  timeoutMs?: number;
  /** The longest that a read waits for a busy GitHub, all its attempts together. */
  patienceMs?: number;
};

export type GithubSettings = Required<GithubConfig> & {
  /** Where people open issues. */
  webUrl: string;
};

export function githubSettings(config: GithubConfig): GithubSettings {
  const settings = {
    apiUrl: 'https://api.github.com',
    timeZone: 'UTC',
    timeoutMs: 15_000,
    patienceMs: 12_000,
    ...config,
  };
  const apiUrl = settings.apiUrl.replace(/\/+$/, '');
  return { ...settings, apiUrl, webUrl: webUrlOf(apiUrl) };
}

/** github.com and GHE.com answer the API at `api.`, an Enterprise Server under `/api/v3`. */
function webUrlOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  return `${protocol}//${host.replace(/^api\.(?=.+\.com$)/, '')}`;
}

/** The repository as the allow-list spells it; undefined when it is not on it. GitHub's names know no case. */
export function allowedRepository(repositories: readonly string[], name: string): string | undefined {
  return repositories.find((each) => each.toLowerCase() === name.toLowerCase());
}
