import { datesOf } from '../dated.js';
import type { AgentPartRecord, GenieRecord, McpServerRecord } from './records.js';

export function genieView(genie: GenieRecord) {
  const { id, name, description, running, skill_ids, knowledge_base_ids } = genie;
  return { id, name, description, state: running ? 'active' : 'inactive', skill_ids, knowledge_base_ids, ...datesOf(genie) };
}

export function partView(part: AgentPartRecord) {
  const { id, name, description } = part;
  return { id, name, description, ...datesOf(part) };
}

export function serverView(server: McpServerRecord) {
  const { id, name, description } = server;
  return { handle: id, name, description, ...datesOf(server) };
}
