import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import type { Endpoint } from './endpoint.ts';

/** The model gave no usable answer. The message is for operators: where, what, and what to do; never a text of the model. */
export class ModelFailed extends Error {
  override name = 'ModelFailed';
  readonly code: string;
  readonly retryable: boolean;

  constructor(endpoint: Endpoint, failure: Failure, cause: unknown) {
    super(`The model ${endpoint.model} at ${endpoint.host} ${failure.what}. ${failure.remedy}`, { cause });
    this.code = failure.code;
    this.retryable = failure.retryable;
  }
}

type Failure = { code: string; retryable: boolean; what: string; remedy: string };

/** Anything that a model call threw, as a failure of the model. The server's own words stay out: they may quote the prompt. */
export function modelFailed(endpoint: Endpoint, error: unknown): ModelFailed {
  return new ModelFailed(endpoint, failureOf(endpoint, error), error);
}

function failureOf(endpoint: Endpoint, error: unknown): Failure {
  if (error instanceof APIConnectionTimeoutError) {
    const what = `gave no answer within ${endpoint.timeoutMs} ms`;
    return {
      code: 'timeout',
      retryable: true,
      what,
      remedy: 'The run is tried again; if it stays so, check the model server.',
    };
  }
  if (error instanceof APIConnectionError) {
    return {
      code: 'connection',
      retryable: true,
      what: 'could not be reached',
      remedy: 'Check OPENAI_BASE_URL and the network.',
    };
  }
  if (error instanceof APIError && typeof error.status === 'number') return refused(error.status, error.code);
  return {
    code: 'unreadable_answer',
    retryable: true,
    what: 'answered with something that is not a model answer',
    remedy: 'Check OPENAI_BASE_URL and MODEL_API: the server must speak the chosen protocol.',
  };
}

function refused(status: number, reason: string | null | undefined): Failure {
  const code = `http_${status}`;
  const what = `answered ${status}`;
  if (reason === 'insufficient_quota') {
    return {
      code: reason,
      retryable: false,
      what,
      remedy: 'The account has no credit left: add some or raise its limit.',
    };
  }
  if (status === 408 || status === 409 || status === 429) {
    return { code, retryable: true, what, remedy: 'It is busy: the run is tried again later.' };
  }
  if (status >= 500)
    return { code, retryable: true, what, remedy: 'It is in trouble: the run is tried again later.' };
  return {
    code,
    retryable: false,
    what,
    remedy: remedies[status] ?? 'The request does not suit this server: check MODEL_API.',
  };
}

const remedies: Record<number, string> = {
  401: 'Check OPENAI_API_KEY.',
  403: 'The key in OPENAI_API_KEY may not use this model.',
  404: 'Check OPENAI_MODEL and OPENAI_BASE_URL.',
};
