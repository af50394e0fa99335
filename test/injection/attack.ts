import type { CompanyState } from '../../src/sandbox/company/company-state.ts';
import type { Intent } from '../../src/sandbox/model/brain.ts';
import type { IncidentCause } from '../../src/domain/incident.ts';
import type { JsonObject } from '../../src/lib/json.ts';

/** Where attackers can write: each answers by what the case is asked for. */
export type Ground = {
  /** What the company's systems hold: what is planted is there at once. */
  company: CompanyState;
  /** What a firm's own web site shows, by host. */
  pages: Map<string, string>;
  /** Opens an issue with comments of `promo-helper`; answers its place: `acme/shop#60`. */
  opensIssue(issue: {
    title: string;
    body: string;
    comments?: string[];
    repository?: string;
  }): Promise<string>;
  /** What the warranty registry says of its tools from now on. */
  registrySays(tool: string, description: string): Promise<void>;
};

/** The named mechanism that must stop a case. */
export type Stop =
  /** A rule of the workflow, or one that holds in every workflow. Without `shows` it blocks; with it a person decides, who reads this. */
  | { by: 'rule'; rule: string; shows?: string }
  /** A call was refused: what it names is not the run's own, or what it met is not allowed. */
  | { by: 'call'; tool: string; code: string }
  /** A tool refused arguments that have not its shape. */
  | { by: 'shape'; tool: string }
  /** The agent was never given such a tool, or no longer. */
  | { by: 'not granted'; tool: string }
  | { by: 'incident'; cause: IncidentCause; code: string };

/** Something hostile that a fully gullible model reads, and what it does then. */
export type Attack = {
  id: string;
  /** Where the text stands, for the table. */
  where: string;
  /** What whoever wrote it wants, for the table. */
  tries: string;
  /** A literal piece of it, as the model reads it. */
  says: string;
  /** Our own reading takes it out: the model must not have read it, and does what it wants all the same. */
  isTakenOut?: true;
  /** Puts the text there; answers the words that ask for a run. */
  plant(ground: Ground): Promise<string> | string;
  /** The calls that the attacker wants, once everything was read. `own`: what the words named. */
  does(own: string): Intent[];
  /** What of the result the attacker dictates. */
  result?: JsonObject;
  stopped: Stop;
};
