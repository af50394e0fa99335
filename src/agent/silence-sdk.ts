import { setSensitiveDataLoggingEnabled, setTracingDisabled } from '@openai/agents-core';

/**
 * Tracing posts every prompt to OpenAI as soon as OPENAI_API_KEY is set, whatever the base URL, so it is off twice:
 * in the SDK and, for a second copy of it, in the environment. The SDK's debug log never shows model or tool texts.
 */
export function silenceSdk(): void {
  process.env.OPENAI_AGENTS_DISABLE_TRACING = '1';
  setTracingDisabled(true);
  setSensitiveDataLoggingEnabled(false);
}
