import { IsBoolean, IsEmail, IsInt, IsISO8601, IsObject, IsString, Max, Min } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';

export class Stop {
  @Field('Where it was') place!: string;
  @Optional('What the driver noted') @IsString() note?: string | null;
}

/** A parcel as the carrier returns it. */
export class Parcel {
  @Field('The carrier’s id, which may pass 2^53', { digits: true }) id!: string;
  @Field('The sender’s own number') reference!: string;
  @Field('When it was taken in; ISO 8601, UTC') @IsISO8601() created_at!: string;
  @Optional('What it weighs', { unit: 'grams' }) @IsInt() weight?: number | null;
  @Optional('Where it has been', { items: Stop }) stops?: Stop[] | null;
}

export class NewParcel {
  @Field('The sender’s own number') reference!: string;
  @Field('Whom to tell') @IsEmail() email!: string;
  @Optional('What it weighs', { unit: 'grams' }) @IsInt() @Min(1) @Max(31_500) weight?: number | null;
  @Optional('Depot to hand it in at', { name: 'pickup.depot' }) @IsInt() depot?: number | null;
  @Optional('In whose name it is sent', { in: 'header', name: 'X-On-Behalf-Of' }) @IsString() sender?: string | null;
}

export class ParcelId {
  @Field('The carrier’s id', { digits: true }) id!: string;
}

export class Redirection {
  @Field('The carrier’s id', { digits: true, in: 'path' }) id!: string;
  @Field('Id of the parcel whose place it takes', { digits: true }) replaces!: string;
  @Optional('Whether someone must sign', { in: 'query' }) @IsBoolean() signature?: boolean | null;
}

export class ParcelFilter {
  @Optional('Taken in at or after this time; ISO 8601') @IsISO8601() since?: string | null;
  @Optional('In any of these states', { items: String, name: 'state' }) states?: string[] | null;
}

export class Label {
  @Field('Where it can be fetched') url!: string;
  @Optional('How many were made') @IsInt() copies?: number | null;
}

export class LabelOrder {
  @Field('The parcel’s id') parcel!: string;
  @Optional('How many to make') @IsInt() copies?: number | null;
}

export class Depot {
  @Field('Number of the depot') @IsInt() number!: number;
  @Optional('Its town') @IsString() town?: string | null;
}

export class PapersFilter {
  @Optional('By what is in them', { name: 'by', style: 'brackets' }) @IsObject() by?: Record<string, string> | null;
}

export class Declared {
  @Field('Where it goes') country!: string;
}

export class Papers {
  @Field('As the customs office wrote it', { json: true }) declared!: Declared;
}

export class Health {
  @Field('What the carrier says of itself') status!: string;
}
