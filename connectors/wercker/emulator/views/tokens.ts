import type { TokenRecord } from '../records.js';
import { isoTime } from '../times.js';
import type { View } from './view.js';

/** Facts: C13, C81. The plain value is never here. */
export function tokenDetails(token: TokenRecord, { origin }: View) {
  const { id, name, hashedToken, lastCharacters, createdAt, lastUsedAt } = token;
  return {
    id,
    url: `${origin}/api/v3/tokens/${id}`,
    name,
    hashedToken,
    lastCharacters,
    createdAt: isoTime(createdAt),
    ...(lastUsedAt !== undefined && { lastUsedAt: isoTime(lastUsedAt) }),
  };
}
