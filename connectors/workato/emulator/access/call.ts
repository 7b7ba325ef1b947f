import type { RoutedRequest } from 'trunkline/testing';
import { recordActivity } from '../activity/record-activity.js';
import { notFound, wrongState } from '../refused.js';
import type { Workato } from '../workato.js';
import type { Workspace } from '../workspace.js';
import type { DeveloperClientRecord } from './records.js';

/** One request of a client that may ask it, about one workspace. */
export class Call {
  constructor(
    readonly workato: Workato,
    readonly workspace: Workspace,
    readonly client: DeveloperClientRecord,
    readonly request: RoutedRequest,
  ) {}

  /** Milliseconds since 1970. */
  get now(): number {
    return this.request.at;
  }

  /** The parsed JSON body. */
  get body(): unknown {
    return this.request.body;
  }

  /** The number that stands in the path. */
  id(name = 'id'): number {
    const value = this.request.param(name);
    if (!/^\d+$/.test(value)) throw notFound();
    return Number(value);
  }

  /** Writes what was done into the ledger and the activity log. The key is the name of what it was done to. */
  effect(kind: string, id: number | string, key?: string): void {
    this.workato.file.ledger.append(kind, id, this.request, key);
    recordActivity(this, kind, id, key);
  }

  /** Facts: K64. */
  needTrial(): void {
    if (this.workato.options.isTrialOver) throw wrongState('Trial has expired');
  }

  /** Facts: K64. */
  needEnvironments(): void {
    if (!this.workato.options.hasEnvironments) throw wrongState('Environments not provisioned');
  }
}

/** What an id stands for, or 404. */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw notFound();
  return row;
}
