import type { ConnectorDocument } from 'trunkline/document';
import type { SuspendedError } from 'trunkline/errors';
import type { Pages } from 'trunkline/sdk';
import type { SlotCode } from '../document/select.js';
import type { Notification, Received } from '../trigger/webhook/notification.js';
import { Receiver } from '../trigger/webhook/receiver.js';
import { callAction } from './call-action.js';
import { callList } from './call-list.js';
import type { AnyConnection, CallOptions, ListOptions } from './connection.js';
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

  list(operation: string, input?: unknown, options: ListOptions = {}): Pages<unknown> {
    return callList(this.parts, operation, input, options);
  }

  get suspended(): readonly SuspendedError[] {
    return this.parts.barriers.suspended;
  }

  unsuspend(): void {
    this.parts.barriers.lift();
  }

  async receive(notification: Notification): Promise<Received> {
    const plan = await this.parts.plan.webhooks();
    return this.parts.container.get(Receiver).receive(plan, notification);
  }

  async slots(): Promise<SlotCode> {
    await this.parts.plan.code();
    return this.parts.plan.slotCode;
  }
}
