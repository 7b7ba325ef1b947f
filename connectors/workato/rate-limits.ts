import { rateLimit } from 'trunkline/sdk';

/** The quotas of a customer's workspace are in a table of their own; 1000 is the least in it. */
const BY_WORKSPACE = { setting: 'workspace', limits: { own: 60, managed: 1000 } };

/** Each collection has its own quota, which all clients of a workspace share. */
function collection(name: string, ...below: string[]) {
  return rateLimit({ name, limit: 60, limitBy: BY_WORKSPACE, perSeconds: 60, below });
}

export const rateLimits = [collection('workspace', '/users')];
