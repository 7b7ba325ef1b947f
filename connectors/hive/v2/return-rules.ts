import { IsIn, IsString } from 'class-validator';
import { Field, Get, OperationGroup, Optional, type Action } from 'trunkline/sdk';
import { SkuReference } from './sku-reference.js';

const FOLLOW_UPS = ['restock', 'send_back', 'dispose'] as const;
type FollowUp = (typeof FOLLOW_UPS)[number];

/** What becomes of returned goods, by their condition; null where nothing is set. */
export class GradeRules {
  @Optional('Unused and in its packaging') @IsIn(FOLLOW_UPS) A?: FollowUp | null;
  @Optional('Unused, the packaging missing or damaged') @IsIn(FOLLOW_UPS) B?: FollowUp | null;
  @Optional('Used or damaged') @IsIn(FOLLOW_UPS) C?: FollowUp | null;
}

/** What differs for one SKU. */
export class SkuReturnRule extends GradeRules {
  @Field('The SKU it is for') sku!: SkuReference;
}

export class SendBackAddress {
  @Optional('First name') @IsString() first_name?: string | null;
  @Optional('Last name') @IsString() last_name?: string | null;
  @Optional('Company') @IsString() company?: string | null;
  @Optional('Street and number') @IsString() line1?: string | null;
  @Optional('Second line of the street') @IsString() line2?: string | null;
  @Optional('City') @IsString() city?: string | null;
  @Optional('Postal code') @IsString() postal_code?: string | null;
  @Optional('Code of the province or state', { example: 'BE' }) @IsString() province_or_state_code?: string | null;
  @Optional('Country code, as DE') @IsString() country_code?: string | null;
}

/** The merchant's rules for returned goods. */
export class ReturnRules {
  @Optional('Where goods go that are sent back; null when there is none', { of: SendBackAddress })
  send_back_address?: SendBackAddress | null;
  @Field('What holds for every SKU without a rule of its own') default_rules!: GradeRules;
  @Field('Rules of single SKUs', { items: SkuReturnRule }) sku_rules!: SkuReturnRule[];
}

@OperationGroup({ source: 'PostCo/hive_api, a public Ruby client of version 2' })
export class ReturnRulesV2 {
  @Get('/return_rules', {
    service: 'v2',
    title: 'Get the return rules',
    description:
      'Whether goods of condition A, B or C are restocked, sent back or disposed of; for all SKUs, and for those with rules of their own.',
    output: ReturnRules,
  })
  declare getReturnRules: Action<void, ReturnRules>;
}
