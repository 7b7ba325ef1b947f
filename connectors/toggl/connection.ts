import { IsEmail, IsIn } from 'class-validator';
import { Field, Optional, Secret } from 'trunkline/sdk';
import { PLANS, type Plan } from './plans.js';

/** What a person fills in once to connect a Toggl Track account. */
export class TogglConnection {
  @Field(
    'token: with the API token, which alone can also manage webhooks. password: with mail address and password. session: the same, sent once',
    {
      default: 'token',
    },
  )
  @IsIn(['token', 'password', 'session'])
  sign_in!: 'token' | 'password' | 'session';
  @Optional('API token of the user, which is on the profile page', { of: Secret }) token?: Secret | null;
  @Optional('Mail address of the account') @IsEmail() email?: string | null;
  @Optional('Password of the account', { of: Secret }) password?: Secret | null;
  @Optional('Plan of the organisation: how many calls an hour it allows, and which fields are sent. Free is assumed of the calls')
  @IsIn(PLANS)
  plan?: Plan | null;
  @Optional('Secret of the webhook, which signs deliveries', { of: Secret }) webhook_secret?: Secret | null;
}
