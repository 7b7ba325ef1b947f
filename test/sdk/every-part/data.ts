import { IsInt, IsISO8601, IsObject, IsString, IsTimeZone } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';

export class Tag {
  @Field('Its name') name!: string;
}

export class Item {
  @Field('Number that may pass 2^53', { digits: true }) id!: string;
  @Field('Running number') @IsInt() number!: number;
  @Field('When it was created; ISO 8601') @IsISO8601() created_at!: string;
  @Optional('Its tags', { items: Tag }) tags?: Tag[] | null;
  @Optional('Its first tag', { of: Tag }) tag?: Tag | null;
}

export class ItemId {
  @Field('Its id', { digits: true }) id!: string;
}

export class Failure {
  @Field('Which') id!: string;
  @Field('Why') reason!: string;
  @Optional('Code') code?: string;
}

export class Changed {
  @Optional('Which failed', { items: Failure }) failed?: Failure[];
}

export class ItemText {
  @Optional('Tags in it', { items: Tag, json: true }) tags?: Tag[] | null;
}

export class ItemChanges {
  @Field('Numbers of the items', { items: Number }) ids!: number[];
  @Field('What changes', { items: Tag, in: 'whole-body' }) changes!: Tag[];
}

export class ItemPlan {
  @Field('Its id', { digits: true }) id!: string;
  @Optional('What paid plans have', { needs: { plan: ['paid'] } }) rate?: number;
}

export class TagNames {
  @Optional('As one text', { of: ItemText, json: true }) text?: ItemText | null;
  @Optional('Names', { items: String }) names?: string[];
}

export class NumberedItem {
  @Field('Which') number!: number;
  @Optional('Tagged so') tag?: string;
}

export class ItemFilter {
  @Optional('The item before', {
    of: String,
    digits: true,
    choices: { list: 'numbers', value: 'id', label: 'tag.name', with: { since: 'stage' } },
  })
  before?: string | null;
  @Optional('Where it is') @IsString() stage?: string | null;
  @Optional('More', { schemaFrom: { action: 'getItem', at: 'tag', with: { id: 'before' } } }) @IsObject() more?: object | null;
  @Optional('Created since; ISO 8601', { name: 'filter.since' }) @IsISO8601() since?: string | null;
  @Optional('By other fields', { in: 'query', name: 'by', style: 'brackets' }) @IsObject() by?: Record<string, string> | null;
  @Optional('Time zone of the dates', { in: 'header', name: 'X-Zone', example: 'Europe/Berlin' }) @IsTimeZone() zone?: string | null;
  @Optional('How long a page may take', { unit: 'seconds', default: 10 }) @IsInt() patience?: number | null;
}
