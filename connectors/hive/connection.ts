import { IsIn } from 'class-validator';
import { Field, Secret } from 'trunkline/sdk';

/** What a person fills in once to connect a Hive sales channel. */
export class HiveConnection {
  @Field('API key of the sales channel, which the account manager at Hive creates on request') token!: Secret;
  @Field('production (the default) or staging; the staging host of v1 is inferred from the one documented for v2', {
    default: 'production',
  })
  @IsIn(['production', 'staging'])
  environment!: 'production' | 'staging';
}
