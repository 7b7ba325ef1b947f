import { ArrayMinSize, IsBoolean, IsInt, IsISO8601, IsString, Matches } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { subscriptions } from '../choices.js';
import { WorkspaceId } from '../scopes.js';

/** What a subscription is told. Entities and actions are those of getEventFilters, or `*`. */
export class EventFilter {
  @Field('What changes', { example: 'time_entry' }) entity!: string;
  @Field('What happens to it', { example: 'created' }) action!: string;
}

/** A webhook. It delivers once it is enabled and validated. */
export class Subscription {
  @Field('Its id') @IsInt() subscription_id!: number;
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Optional('Id of the user who created it, whose rights it has') @IsInt() user_id?: number | null;
  @Field('Whether it is enabled') enabled!: boolean;
  @Field('What it is for; unique in the workspace') description!: string;
  @Field('What it is told', { items: EventFilter }) event_filters!: EventFilter[];
  @Field('Where it delivers to') url_callback!: string;
  @Optional('Secret that signs deliveries; newer answers leave it out') @IsString() secret?: string | null;
  @Optional('When it was validated; ISO 8601, null before') @IsISO8601() validated_at?: string | null;
  @Optional('Whether deliveries wait') @IsBoolean() has_pending_events?: boolean | null;
  @Optional('When it was created; ISO 8601') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601') @IsISO8601() updated_at?: string | null;
  @Optional('When it was deleted; ISO 8601') @IsISO8601() deleted_at?: string | null;
}

export class NewSubscription extends WorkspaceId {
  @Field('What it is for; unique in the workspace') description!: string;
  @Field('Where it delivers to; called once, and must answer 2xx') @Matches(/^https?:\/\//) url_callback!: string;
  @Field('What it is told, at least one', { items: EventFilter }) @ArrayMinSize(1) event_filters!: EventFilter[];
  @Field('Whether it is enabled') enabled!: boolean;
  @Optional('Secret that signs deliveries; made up when absent') @IsString() secret?: string | null;
}

export class SubscriptionId extends WorkspaceId {
  @Field('Id of the subscription', { choices: subscriptions }) @IsInt() subscription_id!: number;
}

/** All its settings: what is left out is not kept. */
export class SubscriptionReplacement extends NewSubscription {
  @Field('Id of the subscription', { choices: subscriptions }) @IsInt() subscription_id!: number;
}

export class SubscriptionSwitch extends SubscriptionId {
  @Field('Whether it is enabled') enabled!: boolean;
}
