import { IsIn, IsString } from 'class-validator';
import { Field, Optional, Secret } from 'trunkline/sdk';

/** What a person fills in once to connect a Wercker account, or to look at public applications without one. */
export class WerckerConnection {
  @Field(
    'bearer sends the token in a header (the default); query sends it in the URL, which logs may keep, and is discouraged; ' +
      'anonymous sends none and sees public applications only: lists leave out the rest without a word',
    { default: 'bearer' },
  )
  @IsIn(['bearer', 'query', 'anonymous'])
  sign_in!: 'bearer' | 'query' | 'anonymous';

  @Optional('Personal token, from the profile page; not for anonymous', { of: Secret }) token?: Secret | null;
  @Optional('User name, only for creating a token') @IsString() username?: string | null;
  @Optional('Password, only for creating a token', { of: Secret }) password?: Secret | null;
}
