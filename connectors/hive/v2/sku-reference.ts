import { IsInt } from 'class-validator';
import { Field } from 'trunkline/sdk';

/** How version 2 names the SKU of goods. */
export class SkuReference {
  @Field("Hive's id of the SKU") @IsInt() id!: number;
  @Field("The merchant's code of the SKU") sku_code!: string;
}
