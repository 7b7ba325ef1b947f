/** The vendor's reference of version 2. */
export const V2_SOURCE = 'https://hive-merchant-api.redocly.app (Merchant API v2)';
