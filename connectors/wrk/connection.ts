import { Field, Secret } from 'trunkline/sdk';

/** What a person fills in once to connect a Wrk account. */
export class WrkConnection {
  @Field("The account's API key, from its settings page; regenerating it makes the former one fail at once") key!: Secret;
}
