import type { RunWait } from '../ports/store/index.js';

/** How a step or block ended, as far as what follows it is concerned. Only `done` goes on to the next step. */
export type Flow =
  | { readonly kind: 'done' }
  | { readonly kind: 'returned'; readonly value: unknown }
  /** Of the run or of the step that set it; `try` inside that step does not catch it. */
  | { readonly kind: 'expired'; readonly owner: string }
  | { readonly kind: 'failed' | 'uncertain' | 'cancelled'; readonly error: unknown }
  /** Keeps its place for later. */
  | { readonly kind: 'waiting'; readonly wait: RunWait }
  /** We are shutting down. */
  | { readonly kind: 'stopped' };

export const DONE: Flow = { kind: 'done' };
export const STOPPED: Flow = { kind: 'stopped' };

/** What several flows at once come to: the first kind of this order that one of them has; a person must see what is uncertain before anything else. */
const ORDER: readonly Flow['kind'][] = ['stopped', 'cancelled', 'uncertain', 'expired', 'failed', 'returned', 'waiting', 'done'];

export function together(flows: readonly Flow[]): Flow {
  for (const kind of ORDER) {
    const found = flows.filter((flow) => flow.kind === kind);
    if (kind === 'waiting' && found.length > 1)
      return { kind, wait: earliest(found.flatMap((flow) => (flow.kind === 'waiting' ? [flow.wait] : []))) };
    if (found[0]) return found[0];
  }
  return DONE;
}

/** True when nothing more is begun beside this. */
export const stopsOthers = ({ kind }: Flow): boolean => kind !== 'done' && kind !== 'waiting';

function earliest(waits: readonly RunWait[]): RunWait {
  const times = waits.flatMap(({ until }) => (until === undefined ? [] : [until]));
  const connection = waits.find((wait) => wait.connection !== undefined)?.connection;
  const [first = '', ...others] = new Set(waits.map(({ reason }) => reason));
  const signals = [...new Set(waits.flatMap((wait) => wait.signals ?? []))];
  return {
    reason: others.length > 0 ? `${first}; and ${others.length} more` : first,
    ...(times.length > 0 && { until: Math.min(...times) }),
    ...(connection !== undefined && { connection }),
    ...(signals.length > 0 && { signals }),
  };
}
