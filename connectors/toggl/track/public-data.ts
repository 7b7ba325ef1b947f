import { IsInt, IsString } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, type Action } from 'trunkline/sdk';
import { API_V9 } from '../sources.js';

export class Country {
  @Field('Its id, the `country_id` of a profile') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('ISO 3166 code', { example: 'EE' }) @IsString() country_code?: string | null;
  @Optional('Id of its currency') @IsInt() default_currency_id?: number | null;
}

export class Currency {
  @Optional('Its id') @IsInt() currency_id?: number | null;
  @Field('ISO 4217 code', { example: 'EUR' }) iso_code!: string;
  @Optional('Sign', { example: '€' }) @IsString() symbol?: string | null;
}

export class TimeZone {
  @Field('Name', { example: 'Europe/Tallinn' }) name!: string;
  @Optional('Distance from UTC', { example: '+02:00' }) @IsString() utc?: string | null;
}

export class ServiceStatus {
  @Field('How it does', { example: 'OK' }) status!: string;
}

/** The same for everyone. */
@OperationGroup({ source: API_V9 })
export class PublicData {
  @Get('/status', {
    title: 'Get how the API does',
    description: 'One word, as OK, which is the same for everyone. Whether the credential is good is told by checkCredential.',
    output: ServiceStatus,
  })
  declare getStatus: Action<void, ServiceStatus>;

  @List('/countries', {
    title: 'List countries',
    description: 'Name, ISO 3166 code and currency of each, the same for everyone. The id is what a profile has as `country_id`.',
    record: Country,
    key: (country) => country.id,
  })
  declare listCountries: List<void, Country>;

  @List('/currencies', {
    title: 'List currencies',
    description: 'ISO 4217 code and sign of each, the same for everyone. Those of a workspace are in listWorkspaceCurrencies.',
    record: Currency,
    key: (currency) => currency.iso_code,
  })
  declare listCurrencies: List<void, Currency>;

  @List('/timezones', {
    title: 'List time zones',
    description: 'Name and distance from UTC of each, the same for everyone. The name has the form of `timezone` in a profile.',
    record: TimeZone,
    key: (zone) => zone.name,
  })
  declare listTimeZones: List<void, TimeZone>;
}
