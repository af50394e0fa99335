/** What an operator would write into MCP_SERVERS_FILE for the registry: who may use which tool, and how much harm it can do. */
export const warrantyFile = {
  servers: {
    warranty: {
      command: process.execPath,
      args: [new URL('warranty-server.ts', import.meta.url).pathname],
      env: ['WARRANTY_FILE'],
      tools: {
        coverage: {
          workflows: ['support-triage'],
          title: 'look up the warranty',
          bindings: { order_id: 'order' },
        },
        register_claim: {
          workflows: ['support-triage'],
          title: 'register a warranty claim',
          bindings: { order_id: 'order' },
          risk: 'low',
          reversible: true,
          harm: 'The maker is told of damage that there is not.',
        },
      },
    },
  },
} as const;
