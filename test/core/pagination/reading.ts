import type { Pages, PagesOutcome, Pagination } from 'trunkline/sdk';
import type { ListOptions } from '../../../core/runtime/connection.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { open } from '../support/open-connection.js';
import type { ScriptedHttp } from '../support/scripted-http.js';
import { listing } from './model-vendor.js';

export interface Read {
  readonly ids: readonly number[];
  readonly outcome: PagesOutcome | undefined;
  readonly error: unknown;
}

/** A list of this vendor; a fresh one on each call. POST where the pager writes into a body. */
export async function lister(pagination: Pagination, http: ScriptedHttp): Promise<(options?: ListOptions) => Pages<{ id: number }>> {
  const inBody = JSON.stringify(pagination.write(writer)).includes('"in":"body","name":"paging');
  const clock = new VirtualClock(undefined, { skip: true });
  const notes = await open(listing(pagination, inBody ? 'POST' : 'GET'), { http, clock, limits: { attempts: 1 } });
  return (options) => notes.list('list', undefined, options);
}

/** Enough of a writer to see what a pager declares. */
const writer = { under: () => writer, fault: () => undefined, select: () => ({ path: [] }), slot: () => '', schema: () => '' };

/** Reads to the end, or until `stopAfter` records were taken. */
export async function readAll(pages: Pages<{ id: number }>, stopAfter = Infinity): Promise<Read> {
  const ids: number[] = [];
  let error: unknown;
  try {
    if (stopAfter > 0) {
      for await (const { id } of pages) {
        ids.push(id);
        if (ids.length >= stopAfter) break;
      }
    }
  } catch (thrown) {
    error = thrown;
  }
  return { ids, outcome: pages.outcome, error };
}
