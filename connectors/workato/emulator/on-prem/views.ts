import { pacificTime } from '../times.js';
import type { OnPremAgentRecord, OnPremGroupRecord } from './records.js';

export function groupView({ id, name, created_at }: OnPremGroupRecord) {
  return { id, name, created_at: pacificTime(created_at) };
}

export function agentView({ created_at, id, name, os, on_prem_group_id, awaiting_setup, cn }: OnPremAgentRecord) {
  return { id, name, on_prem_group_id, os, awaiting_setup, cn, created_at: pacificTime(created_at) };
}
