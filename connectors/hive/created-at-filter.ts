import { IsISO8601 } from 'class-validator';
import { Optional } from 'trunkline/sdk';

/** Bounds of the creation time, as both versions spell them. */
export abstract class CreatedAtFilter {
  @Optional('Created before this time; ISO 8601') @IsISO8601() 'created_at[lt]'?: string | null;
  @Optional('Created at or before this time; ISO 8601') @IsISO8601() 'created_at[lte]'?: string | null;
  @Optional('Created after this time; ISO 8601') @IsISO8601() 'created_at[gt]'?: string | null;
  @Optional('Created at or after this time; ISO 8601') @IsISO8601() 'created_at[gte]'?: string | null;
}
