import { Allow, IsIn, IsInt } from 'class-validator';
import { Field, Optional, type Bulk } from 'trunkline/sdk';

/** One step of a bulk edit, as in a JSON Patch. */
export class Edit {
  @Field('What to do') @IsIn(['add', 'remove', 'replace']) op!: 'add' | 'remove' | 'replace';
  @Field('Field to change', { example: '/description' }) path!: string;
  @Optional('Its new value') @Allow() value?: unknown;
}

export class EditFailure {
  @Field('Id of the record that was not changed') @IsInt() id!: number;
  @Field('Why not') message!: string;
}

/** What a bulk edit came to: Toggl changes what it can and undoes nothing. */
export class Edited {
  @Field('Ids of the records that were changed', { items: Number }) success!: number[];
  @Field('Those that were not', { items: EditFailure }) failure!: EditFailure[];
}

/** How every bulk edit tells what it did not do. */
export const bulk: Bulk<Edited> = {
  failed: (edited) => edited.failure,
  id: (failure: EditFailure) => failure.id,
  message: (failure: EditFailure) => failure.message,
};
