import { Field, Optional, Retired } from 'trunkline/sdk';

export class Sound {
  @Field('Always there') name!: string;
  @Field('Always there, perhaps null') note!: string | null;
  @Optional('May be absent') nickname?: string;
  @Optional('May be absent or null') company?: string | null;
  @Optional("The vendor's spelling") 'created_at[gte]'?: string | null;
}

/** What is refused has no value. */
export class Settings {
  @Retired('Give a token.') declare api_key?: never;

  // @ts-expect-error
  @Retired('Give a token.') declare password?: string;
}

/** The schema says whether a field is required; the property's type must say the same. */
export class Disagreeing {
  // @ts-expect-error
  @Field('May be absent') nickname?: string;

  // @ts-expect-error
  @Field('May be undefined') company!: string | undefined;

  // @ts-expect-error
  @Optional('Always there') name!: string;
}
