/** Something that a server does beside everything else, until it is stopped. Throws when it cannot go on. */
export type ServePart = (stop: AbortSignal) => Promise<void>;

/** Does all of them until they are stopped, or one cannot go on: then the others stop too, and what it threw is thrown. */
export async function runParts(parts: readonly ServePart[], stop: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const all = AbortSignal.any([stop, failed.signal]);
  const guarded = async (part: ServePart): Promise<void> => {
    try {
      await part(all);
    } catch (error) {
      failed.abort();
      throw error;
    }
  };
  for (const end of await Promise.allSettled(parts.map(guarded))) if (end.status === 'rejected') throw end.reason;
}
