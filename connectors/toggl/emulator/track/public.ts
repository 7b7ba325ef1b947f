import type { Routes } from 'trunkline/testing';
import { ok } from '../answers.js';

const COUNTRIES = [
  {
    id: 68,
    name: 'Estonia',
    country_code: 'EE',
    default_currency_id: 2,
    default_currency_code: 'EUR',
    vat_applicable: true,
    vat_percentage: 24,
  },
  {
    id: 82,
    name: 'Germany',
    country_code: 'DE',
    default_currency_id: 2,
    default_currency_code: 'EUR',
    vat_applicable: true,
    vat_percentage: 19,
  },
  { id: 231, name: 'United States', country_code: 'US', default_currency_id: 1, default_currency_code: 'USD', vat_applicable: false },
];
export const CURRENCIES = [
  { currency_id: 1, iso_code: 'USD', symbol: '$' },
  { currency_id: 2, iso_code: 'EUR', symbol: '€' },
];

const TIME_ZONES = [
  { name: 'America/New_York', utc: '-05:00' },
  { name: 'Europe/Berlin', utc: '+01:00' },
  { name: 'Europe/Tallinn', utc: '+02:00' },
  { name: 'UTC', utc: '+00:00' },
];

/** What anybody may read, unsigned and uncounted. The shapes are inferred. */
export function addPublic(routes: Routes): void {
  routes.get('/status', () => ok({ status: 'OK' }));
  routes.get('/countries', () => ok(COUNTRIES));
  routes.get('/currencies', () => ok(CURRENCIES));
  routes.get('/timezones', () => ok(TIME_ZONES));
}
