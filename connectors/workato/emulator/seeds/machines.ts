import { hexToken } from '../ids.js';
import { DAY_MS } from '../times.js';
import type { Workato } from '../workato.js';

/** A group with an agent that is set up, a genie that runs with a skill and a knowledge base, and an MCP server. */
export function seedMachines({ own, options }: Workato, now: number): void {
  const dates = { created_at: now - 40 * DAY_MS, updated_at: now - 40 * DAY_MS };
  const { onPremGroups, onPremAgents, genies, agentParts, mcpServers } = own;
  const group = onPremGroups.add({ id: onPremGroups.nextId, name: 'CRM server', ...dates });
  const id = onPremAgents.nextId;
  const setUp = { os: 'linux', on_prem_group_id: group.id, awaiting_setup: false, cn: hexToken(options.seed, id) } as const;
  onPremAgents.add({ id, name: 'crm-1', ...setUp, ...dates });
  const part = (noun: 'skill' | 'knowledge_base', name: string): number =>
    agentParts.add({ id: agentParts.nextId, noun, name, description: '', ...dates }).id;
  const parts = { skill_ids: [part('skill', 'Find an order')], knowledge_base_ids: [part('knowledge_base', 'Handbook')] };
  genies.add({ id: genies.nextId, name: 'Order desk', description: 'Answers about orders', running: true, ...parts, ...dates });
  mcpServers.add({ id: 'mcp-orders', name: 'Orders', description: '', ...dates });
}
