import { Field, Optional, Secret } from 'trunkline/sdk';

export class AcmeConnection {
  @Field('API token') token!: Secret;
  @Field('Name of the workspace') workspace!: string;
  @Field('Where it is hosted') region!: 'us' | 'eu';
}

export class Contact {
  @Field('Stable number') id!: number;
  @Field('Unique in the workspace') email!: string;
  @Field('When it was created; ISO 8601') created_at!: string;
}

export class Deal {
  @Field('Stable number') id!: number;
  @Field('Worth', { unit: 'EUR cents' }) amount!: number;
}

export class NewContact {
  @Field('Unique in the workspace') email!: string;
}

export class ContactId {
  @Field('Number of the contact') id!: number;
}

export class ContactFilter {
  @Optional('Created at or after this time; ISO 8601') created_after?: string;
  @Optional('At least this number') min_id?: number;
}
