import { Delete, idempotent, List, lookup, OperationGroup, Patch, path, Post, Put, type Action, type Lookup } from 'trunkline/sdk';
import { everything } from '../pagers.js';
import { WorkspaceId } from '../scopes.js';
import { WEBHOOKS_V1 } from '../sources.js';
import { NewSubscription, Subscription, SubscriptionId, SubscriptionReplacement, SubscriptionSwitch } from './subscription.js';
import { webhooksApi } from './webhooks-api.js';

const findSubscription = lookup('find-subscription', async ({ http, input }: Lookup<NewSubscription>) => {
  const pages = http.pages(Subscription, path`/subscriptions/${input.workspace_id}`, { service: 'webhooks', pagination: everything });
  for await (const subscription of pages) if (subscription.description === input.description) return subscription;
  return undefined;
});

@OperationGroup({ source: WEBHOOKS_V1 })
export class Subscriptions {
  @List('/subscriptions/{workspace_id}', {
    ...webhooksApi,
    title: 'List webhooks',
    description:
      'Those of one workspace, all in one answer: what each is told, where it delivers to, and whether it is enabled and validated.',
    input: WorkspaceId,
    record: Subscription,
    key: (subscription) => subscription.subscription_id,
  })
  declare listSubscriptions: List<WorkspaceId, Subscription>;

  @Post('/subscriptions/{workspace_id}', {
    ...webhooksApi,
    title: 'Create a webhook',
    description:
      'Toggl calls the URL at once and refuses the webhook unless that answers 2xx; also one more than the plan has, or a description ' +
      'that is taken. A lost answer is looked up by the description.',
    input: NewSubscription,
    output: Subscription,
    effect: findSubscription,
  })
  declare createSubscription: Action<NewSubscription, Subscription>;

  @Put('/subscriptions/{workspace_id}/{subscription_id}', {
    ...webhooksApi,
    title: 'Replace a webhook’s settings',
    description: 'What is left out is not kept. A URL that is new is called first, as when a webhook is made.',
    input: SubscriptionReplacement,
    output: Subscription,
    effect: idempotent,
  })
  declare replaceSubscription: Action<SubscriptionReplacement, Subscription>;

  @Patch('/subscriptions/{workspace_id}/{subscription_id}', {
    ...webhooksApi,
    title: 'Enable or disable a webhook',
    description: 'The other settings stay as they are. Also when enabled, it delivers only once it is validated.',
    input: SubscriptionSwitch,
    output: Subscription,
    effect: idempotent,
  })
  declare switchSubscription: Action<SubscriptionSwitch, Subscription>;

  @Delete('/subscriptions/{workspace_id}/{subscription_id}', {
    ...webhooksApi,
    title: 'Delete a webhook',
    description: 'It delivers no more, and the answer tells what it was. switchSubscription can stop it for a while.',
    input: SubscriptionId,
    output: Subscription,
    effect: idempotent,
  })
  declare deleteSubscription: Action<SubscriptionId, Subscription>;
}
