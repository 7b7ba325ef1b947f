import type { Workato } from '../workato.js';
import { uuid } from '../ids.js';
import { DAY_MS } from '../times.js';
import { ORDERS_FOLDER } from './work.js';

const ORDERS_PROJECT = 31;
const COUNTRIES = [
  ['DE', 'Germany', 'EUR'],
  ['FR', 'France', 'EUR'],
  ['JP', 'Japan', 'JPY'],
  ['US', 'United States', 'USD'],
] as const;

/** Properties of the environment and of a project, a lookup table of countries, and an empty data table. */
export function seedData({ own, options }: Workato, now: number): void {
  const { properties, lookupTables, lookupRows, dataTables } = own;
  const dates = { created_at: now - 100 * DAY_MS, updated_at: now - 100 * DAY_MS };
  const property = (project_id: number | null, name: string, value: string): void => {
    properties.add({ id: properties.nextId, project_id, name, value, ...dates });
  };
  property(null, 'mail.sender', 'robot@example.com');
  property(ORDERS_PROJECT, 'ledger.url', 'https://ledger.example');
  property(ORDERS_PROJECT, 'ledger.currency', 'EUR');
  property(ORDERS_PROJECT, 'chat.room', 'orders');
  const columns = ['Code', 'Name', 'Currency'];
  const table = lookupTables.add({ id: lookupTables.nextId, name: 'Countries', project_id: ORDERS_PROJECT, columns, ...dates });
  for (const [Code, Name, Currency] of COUNTRIES) {
    lookupRows.add({ id: lookupRows.nextId, lookup_table_id: table.id, data: { Code, Name, Currency }, ...dates });
  }
  const column = { optional: true, hint: null, default_value: null, metadata: {}, multivalue: false, relation: null };
  const schema = [{ type: 'string', name: 'order', field_id: uuid(options.seed, 68, 1), ...column } as const];
  dataTables.add({ id: uuid(options.seed, 68), number: 1, name: 'Orders', folder_id: ORDERS_FOLDER, schema, ...dates });
}
