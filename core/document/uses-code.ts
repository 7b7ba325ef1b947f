/** True when a part of a document names a slot, at any depth. */
export function usesCode(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (!Array.isArray(part) && typeof (part as { readonly slot?: unknown }).slot === 'string') return true;
  return Object.values(part).some(usesCode);
}
