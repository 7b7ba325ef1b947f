import { itAsks, type Request } from './support/requests.js';

const API = 'https://www.workato.com/api';
const RECORDS = 'https://data-tables.workato.com';
const TABLE = '6f1b0f52-4c0e-4a3b-9d5e-2a8f0c1d7e11';
const RECORD = '7f1b0f52-4c0e-4a3b-9d5e-2a8f0c1d7e11';

describe('what Workato is asked about tables', () => {
  const cases: readonly Request[] = [
    ['K128', 'listLookupTables', undefined, `GET ${API}/lookup_tables?page=1&per_page=100`],
    [
      'K33, K128',
      'createLookupTable',
      { name: 'Countries', schema: [{ label: 'Code' }] },
      `POST ${API}/lookup_tables {"name":"Countries","schema":"[{\\"label\\":\\"Code\\"}]"}`,
    ],
    ['K47', 'deleteLookupTables', { ids: [3, 4] }, `POST ${API}/lookup_tables/batch_delete {"ids":[3,4]}`],
    [
      'K72',
      'listLookupRows',
      { lookup_table_id: 3, by: { Code: 'DE' } },
      `GET ${API}/lookup_tables/3/rows?by[Code]=DE&page=1&per_page=1000`,
    ],
    [
      'K130',
      'findLookupRow',
      { lookup_table_id: 3, by: { Code: 'DE', 'Zip code': '1&2' } },
      `GET ${API}/lookup_tables/3/lookup?by[Code]=DE&by[Zip code]=1&2`,
    ],
    ['K129', 'getLookupRow', { lookup_table_id: 3, row_id: 9 }, `GET ${API}/lookup_tables/3/rows/9`],
    ['K34', 'addLookupRow', { lookup_table_id: 3, data: { Code: 'FR' } }, `POST ${API}/lookup_tables/3/rows {"data":{"Code":"FR"}}`],
    [
      'K131',
      'updateLookupRow',
      { lookup_table_id: 3, row_id: 9, data: { Code: 'FR' } },
      `PUT ${API}/lookup_tables/3/rows/9 {"data":{"Code":"FR"}}`,
    ],
    ['K129', 'deleteLookupRow', { lookup_table_id: 3, row_id: 9 }, `DELETE ${API}/lookup_tables/3/rows/9`],
    ['K133', 'listDataTables', undefined, `GET ${API}/data_tables?page=1&per_page=100`],
    [
      'K132',
      'createDataTable',
      { name: 'Claims', folder_id: 7, schema: [{ type: 'string', name: 'Status', optional: true }] },
      `POST ${API}/data_tables {"name":"Claims","folder_id":7,"schema":[{"type":"string","name":"Status","optional":true}]}`,
    ],
    ['K133', 'getDataTable', { data_table_id: TABLE }, `GET ${API}/data_tables/${TABLE}`],
    ['K35', 'updateDataTable', { data_table_id: TABLE, name: 'Old claims' }, `PUT ${API}/data_tables/${TABLE} {"name":"Old claims"}`],
    ['K133', 'deleteDataTable', { data_table_id: TABLE }, `DELETE ${API}/data_tables/${TABLE}`],
    ['K133', 'truncateDataTable', { data_table_id: TABLE }, `POST ${API}/data_tables/${TABLE}/truncate`],
    [
      'K12, K159',
      'queryDataTable',
      { data_table_id: TABLE, select: ['Status'], where: { Status: { $eq: 'open' } } },
      `POST ${RECORDS}/api/v1/tables/${TABLE}/query {"select":["Status"],"where":{"Status":{"$eq":"open"}},"limit":200}`,
    ],
    [
      'K159',
      'createDataTableRecord',
      { data_table_id: TABLE, document: { Status: 'open' } },
      `POST ${RECORDS}/api/v1/tables/${TABLE}/records {"document":{"Status":"open"}}`,
    ],
    [
      'K159',
      'updateDataTableRecord',
      { data_table_id: TABLE, record_id: RECORD, document: { Status: 'closed' } },
      `PUT ${RECORDS}/api/v1/tables/${TABLE}/records/${RECORD} {"document":{"Status":"closed"}}`,
    ],
    [
      'K159',
      'deleteDataTableRecord',
      { data_table_id: TABLE, record_id: RECORD },
      `DELETE ${RECORDS}/api/v1/tables/${TABLE}/records/${RECORD}`,
    ],
  ];
  itAsks(cases);
});
