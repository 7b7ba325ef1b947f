import { IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, Post, singlePage, unsafe, type Action } from 'trunkline/sdk';
import { ServiceStatus } from '../track/public-data.js';
import { WorkspaceId } from '../scopes.js';
import { WEBHOOKS_V1 } from '../sources.js';
import { SubscriptionId } from './subscription.js';
import { webhooksApi } from './webhooks-api.js';

/** What can happen to each kind of record: created, updated, deleted. */
export class EventFilters {
  @Optional('To clients', { items: String }) client?: string[] | null;
  @Optional('To projects', { items: String }) project?: string[] | null;
  @Optional('To groups of projects', { items: String }) project_group?: string[] | null;
  @Optional('To members of projects', { items: String }) project_user?: string[] | null;
  @Optional('To tags', { items: String }) tag?: string[] | null;
  @Optional('To tasks', { items: String }) task?: string[] | null;
  @Optional('To time entries', { items: String }) time_entry?: string[] | null;
  @Optional('To workspaces', { items: String }) workspace?: string[] | null;
  @Optional('To members of workspaces', { items: String }) workspace_user?: string[] | null;
}

export class WebhookLimits {
  @Field('How many webhooks the workspace may have') @IsInt() max_webhooks!: number;
  @Field('How many event filters each may have') @IsInt() max_events_per_webhook!: number;
}

export class ValidationCode extends SubscriptionId {
  @Field('The `validation_code` of the ping') validation_code!: string;
}

/** An event in the log of the last week. */
export class Delivery {
  @Field('Id of the event') @IsInt() event_id!: number;
  @Optional('When it happened; ISO 8601') @IsISO8601() created_at?: string | null;
  @Optional('How many attempts failed') @IsInt() failed_delivery_attempts?: number | null;
  @Optional('Why the last one failed') @IsString() last_delivery_error?: string | null;
}

@OperationGroup({ source: WEBHOOKS_V1 })
export class WebhookService {
  @Get('/event_filters', {
    ...webhooksApi,
    title: 'Get what webhooks can be told',
    description: 'For each kind of record which of created, updated and deleted can be told. `*` in a filter stands for any.',
    output: EventFilters,
  })
  declare getEventFilters: Action<void, EventFilters>;

  @Get('/limits/{workspace_id}', {
    ...webhooksApi,
    title: 'Get how many webhooks there may be',
    description:
      'How many webhooks the workspace may have, and how many event filters each: 1 with 3 on the free plan, 2 with 6 on Starter, 3 with ' +
      '12 on Premium.',
    input: WorkspaceId,
    output: WebhookLimits,
  })
  declare getWebhookLimits: Action<WorkspaceId, WebhookLimits>;

  @Post('/ping/{workspace_id}/{subscription_id}', {
    ...webhooksApi,
    title: 'Send a ping to a webhook',
    description: 'Toggl sends a test event to its URL. One that is not validated is sent its validation code with it.',
    input: SubscriptionId,
    output: ServiceStatus,
    effect: unsafe,
  })
  declare pingSubscription: Action<SubscriptionId, ServiceStatus>;

  @Get('/validate/{workspace_id}/{subscription_id}/{validation_code}', {
    ...webhooksApi,
    title: 'Validate a webhook',
    description: 'The other way is to answer the ping with its code. Fails when it was validated before.',
    input: ValidationCode,
  })
  declare validateSubscription: Action<ValidationCode, void>;

  @List('/subscriptions/{workspace_id}/{subscription_id}/events', {
    ...webhooksApi,
    title: 'List deliveries of a webhook',
    description: 'Events of the last week, all in one answer: how many attempts failed, and why the last one did.',
    input: SubscriptionId,
    record: Delivery,
    key: (delivery) => delivery.event_id,
    pagination: singlePage({ items: (body: { total: number; events: unknown[] }) => body.events }),
  })
  declare listDeliveries: List<SubscriptionId, Delivery>;

  @Get('/status', {
    ...webhooksApi,
    title: 'Get how the Webhooks API does',
    description: 'One word, as OK, of the Webhooks API alone: it is a service apart from Track, which getStatus tells of.',
    output: ServiceStatus,
  })
  declare getWebhooksStatus: Action<void, ServiceStatus>;
}
