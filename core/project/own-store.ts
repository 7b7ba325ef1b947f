import { hostname } from 'node:os';
import { CancelledError } from 'trunkline/errors';
import { DISPATCH } from '../engine/run-worker.js';
import type { Log } from '../ports/log.js';
import { type HeldStore, holdLease, type LeaseClaim, standBy } from '../run/hold-lease.js';
import { StoreError } from '../store/store-error.js';
import type { OpenProject } from './open-project.js';

export interface OwnOptions {
  /** Stand by while another process owns the store, and take over when it ends or dies. Default: refuse. */
  readonly wait?: boolean;
  /** How long our hold outlives us where the store cannot see that we have died, in milliseconds. Default thirty seconds. */
  readonly leaseMs?: number;
  readonly signal?: AbortSignal;
  readonly log?: Log;
}

/** Who may change everything in a store, and who we are. */
export const engineClaim = (): LeaseClaim => ({ name: 'engine', holder: `process ${process.pid} on ${hostname()}` });

/** Who obeys what people ask of runs: the owner of the store, or with an engine the worker that sends starts to it. */
export const commandClaim = ({ project }: OpenProject): LeaseClaim =>
  project.engine ? { ...engineClaim(), name: DISPATCH } : engineClaim();

/**
 * The project's store in our hands.
 *
 * @throws StoreError `store_owned` while another process owns it; CancelledError when the signal ends the standing by.
 */
export async function ownStore(project: OpenProject, { wait = false, leaseMs, signal, log }: OwnOptions = {}): Promise<HeldStore> {
  const { clock, log: usual } = project.runtime.ports;
  const store = await project.openStore();
  const claim = { ...engineClaim(), ...(leaseMs !== undefined && { ttlMs: leaseMs }) };
  const held = await holdLease(store, clock, claim);
  if (held) return held;
  const holder = (await store.holderOf(claim.name)) ?? 'another process';
  if (!wait) throw owned(project.storeName, holder);
  (log ?? usual).write({ at: clock.now(), event: 'store.waiting', data: { holder } });
  const taken = await standBy(store, clock, claim, signal);
  if (taken) return taken;
  throw new CancelledError(`Stopped while waiting for ${holder}, which owns the store. Nothing was begun.`);
}

const owned = (path: string, holder: string): StoreError =>
  new StoreError(
    'store_owned',
    `The store ${path} is in use by ${holder}.`,
    'Stop that one, stand by with --wait, or give this project another store.',
  );
