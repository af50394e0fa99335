import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { getGlobalTraceProvider } from '@openai/agents-core';
import { setDefaultOpenAITracingExporter } from '@openai/agents-openai';
import { createAgent } from '../../src/agent/create-agent.ts';
import { configFor, startScriptedModel, submits } from '../support/scripted-model.ts';
import { good, taskWith } from './agent-task.ts';

/** Runs one task in a process of its own, with an exporter of traces ready to post, and prints whom it tried to reach. */
const reached = new Set<string>();
subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket };
  socket.on('lookup', (_error, _address, _family, host) => reached.add(host));
  socket.on('connectionAttempt', (address) => reached.add(address));
});

setDefaultOpenAITracingExporter();
for (const api of ['responses', 'chat'] as const) {
  const server = await startScriptedModel(submits(good));
  await createAgent(configFor(server, { api })).run(taskWith().task);
  await server.close();
}
await getGlobalTraceProvider().forceFlush();
console.log(JSON.stringify([...reached]));
