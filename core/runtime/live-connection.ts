import type { ConnectorDocument } from 'trunkline/document';
import type { SuspendedError } from 'trunkline/errors';
import type { Pages } from 'trunkline/sdk';
import type { SlotCode } from '../document/select.js';
import { callAction } from './call-action.js';
import { callDownload } from './call-download.js';
import { callList } from './call-list.js';
import type { AnyConnection, CallOptions, DownloadOptions, FileAnswer, ListOptions } from './connection.js';
import type { ConnectionParts } from './connection-parts.js';

/** A connection whose calls go out. */
export class LiveConnection implements AnyConnection {
  constructor(private readonly parts: ConnectionParts) {}

  get id(): string {
    return this.parts.id;
  }

  get document(): ConnectorDocument {
    return this.parts.plan.document;
  }

  async call(operation: string, input?: unknown, options: CallOptions = {}): Promise<unknown> {
    const plan = await this.parts.plan.action(operation);
    return callAction(this.parts, plan, input, options);
  }

  async download(operation: string, input?: unknown, options: DownloadOptions = {}): Promise<FileAnswer> {
    const plan = await this.parts.plan.download(operation);
    return callDownload(this.parts, plan, input, options);
  }

  list(operation: string, input?: unknown, options: ListOptions = {}): Pages<unknown> {
    return callList(this.parts, operation, input, options);
  }

  get suspended(): readonly SuspendedError[] {
    return this.parts.barriers.suspended;
  }

  unsuspend(): void {
    this.parts.barriers.lift();
  }

  async slots(): Promise<SlotCode> {
    await this.parts.plan.code();
    return this.parts.plan.slotCode;
  }
}
