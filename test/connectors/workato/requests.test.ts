import { expect } from 'chai';
import { Workato } from 'trunkline/connectors/workato';
import { documentOf } from 'trunkline/document';
import { json, type Reply } from '../../core/support/scripted-http.js';
import { CONNECTION, JOB, MESSAGE, RECIPE } from './support/samples.js';
import { called } from './support/sent.js';

const API = 'https://www.workato.com/api';
const EVENTS = 'https://event-streams.workato.com/api/v1';
const DONE: Reply = json({ success: true });
const CODE = { number: 0, provider: 'clock' };
const LINE = { provider: 'netsuite', account_id: 7 };
const PROFILE = { result: { id: 321, name: 'HubSpot', provider: 'hubspot' } };
const CREDENTIALS = { client_id: 'id', client_secret: 'made-up' };

/** What each action sends, written from the facts: `METHOD url body`. */
const REQUESTS: readonly (readonly [fact: string, operation: string, input: object, sent: string, answer: Reply])[] = [
  ['K78', 'getWorkspace', {}, `GET ${API}/users/me`, json({ id: 7, name: 'Acme' })],
  ['K79, K81', 'getRecipe', { id: 910, includes: ['tags'] }, `GET ${API}/recipes/910?includes[]=tags`, json(RECIPE)],
  [
    'K33, K34, K84',
    'createRecipe',
    { recipe: { name: 'A', code: CODE, config: [LINE], folder_id: 4 } },
    `POST ${API}/recipes {"recipe":{"name":"A","code":"{\\"number\\":0,\\"provider\\":\\"clock\\"}","config":"[{\\"provider\\":\\"netsuite\\",\\"account_id\\":7}]","folder_id":4}}`,
    json({ success: true, id: 911 }),
  ],
  ['K35, K85', 'updateRecipe', { id: 910, recipe: { name: 'B' } }, `PUT ${API}/recipes/910 {"recipe":{"name":"B"}}`, DONE],
  ['K40', 'deleteRecipe', { id: 910 }, `DELETE ${API}/recipes/910`, DONE],
  [
    'K86',
    'copyRecipe',
    { id: 910, folder_id: 4 },
    `POST ${API}/recipes/910/copy {"folder_id":4}`,
    json({ success: true, new_flow_id: 912 }),
  ],
  ['K36', 'startRecipe', { id: 910 }, `PUT ${API}/recipes/910/start`, DONE],
  ['K36', 'stopRecipe', { id: 910 }, `PUT ${API}/recipes/910/stop`, DONE],
  ['K87', 'resetRecipeTrigger', { recipe_id: 910 }, `POST ${API}/recipes/910/reset_trigger`, DONE],
  [
    'K88',
    'replaceRecipeConnection',
    { recipe_id: 910, adapter_name: 'salesforce', connection_id: 36 },
    `PUT ${API}/recipes/910/connect {"adapter_name":"salesforce","connection_id":36}`,
    DONE,
  ],
  ['K89', 'pollRecipeNow', { recipe_id: 910 }, `POST ${API}/recipes/910/poll_now`, DONE],
  ['K90', 'runRecipe', { recipe_id: 910 }, `POST ${API}/recipes/910/force_run`, DONE],
  ['K91', 'getJobCounts', { recipe_ids: [910, 911] }, `GET ${API}/recipes/job_counts?recipe_ids=910,911`, json({})],
  ['K92', 'getRecipeVersion', { recipe_id: 910, id: 3 }, `GET ${API}/recipes/910/versions/3`, json({ data: { id: 3 } })],
  [
    'K92',
    'updateRecipeVersion',
    { recipe_id: 910, id: 3, comment: 'Taxes' },
    `PUT ${API}/recipes/910/versions/3 {"comment":"Taxes"}`,
    DONE,
  ],
  ['K93', 'getRecipeHealth', { recipe_id: 910 }, `GET ${API}/recipes/910/health`, json({})],
  ['K93', 'analyzeRecipeHealth', { recipe_id: 910 }, `POST ${API}/recipes/910/health`, json({})],
  ['K97', 'getJob', { recipe_id: 910, job_handle: 'j-A-B' }, `GET ${API}/recipes/910/jobs/j-A-B`, json(JOB)],
  ['K46, K98', 'repeatJobs', { recipe_id: 910, job_ids: ['j-A-B'] }, `POST ${API}/recipes/910/repeat_jobs {"job_ids":["j-A-B"]}`, DONE],
  ['K46, K98', 'cancelJobs', { recipe_id: 910, job_ids: ['j-A-B'] }, `POST ${API}/recipes/910/cancel_jobs {"job_ids":["j-A-B"]}`, DONE],
  ['K99', 'resumeJob', { token: 't', data: { ok: 1 } }, `POST ${API}/job/resume {"token":"t","data":{"ok":1}}`, { status: 204 }],
  [
    'K101',
    'getTestRun',
    { id: 'cirr-A' },
    `GET ${API}/test_cases/run_requests/cirr-A`,
    json({ data: { id: 'cirr-A', status: 'running' } }),
  ],
  [
    'K104',
    'createConnection',
    { name: 'Acme', provider: 'jira', shell_connection: true, input: { host_name: 'a.example' } },
    `POST ${API}/connections {"shell_connection":true,"input":{"host_name":"a.example"},"name":"Acme","provider":"jira"}`,
    json(CONNECTION),
  ],
  ['K35, K104', 'updateConnection', { id: 36, name: 'B' }, `PUT ${API}/connections/36 {"name":"B"}`, json(CONNECTION)],
  ['K105', 'disconnectConnection', { id: 36, force: true }, `POST ${API}/connections/36/disconnect?force=true`, DONE],
  ['K40', 'deleteConnection', { id: 36 }, `DELETE ${API}/connections/36`, DONE],
  [
    'K106',
    'getPickList',
    { id: 36, pick_list_name: 'fields', pick_list_params: { of: 'Invoice' } },
    `POST ${API}/connections/36/pick_list {"pick_list_name":"fields","pick_list_params":{"of":"Invoice"}}`,
    json({ data: [['Record ID', 'Id', null, false]] }),
  ],
  [
    'K107',
    'createRuntimeUserConnection',
    { parent_id: 35, folder_id: 4, external_id: 'ada' },
    `POST ${API}/connections/runtime_user_connections {"parent_id":35,"folder_id":4,"external_id":"ada"}`,
    json({ data: { id: 38, url: 'https://oauth.example/38' } }),
  ],
  [
    'K107',
    'getRuntimeUserConnectionUrl',
    { id: 38 },
    `GET ${API}/connections/runtime_user_connections/38/get_oauth_url`,
    json({ data: { url: 'https://oauth.example/38' } }),
  ],
  ['K110', 'getCustomConnectorCode', { id: 5 }, `GET ${API}/custom_connectors/5/code`, json({ data: { code: '{}' } })],
  ['K111', 'createCustomConnector', { title: 'L', code: '{}' }, `POST ${API}/custom_connectors {"title":"L","code":"{}"}`, json({})],
  ['K111', 'updateCustomConnector', { id: 5, note: 'N' }, `PUT ${API}/custom_connectors/5 {"note":"N"}`, json({})],
  ['K111', 'releaseCustomConnector', { id: 5 }, `POST ${API}/custom_connectors/5/release`, json({ message: 'Released' })],
  ['K111', 'shareCustomConnector', { id: 5 }, `POST ${API}/custom_connectors/5/share`, json({ message: 'Shared' })],
  ['K112', 'generateSchemaFromJson', { sample: '{}' }, `POST ${API}/sdk/generate_schema/json {"sample":"{}"}`, json([])],
  [
    'K112',
    'generateSchemaFromCsv',
    { sample: 'a', col_sep: 'tab' },
    `POST ${API}/sdk/generate_schema/csv {"sample":"a","col_sep":"tab"}`,
    json([]),
  ],
  ['K113', 'getCustomOAuthProfile', { id: 321 }, `GET ${API}/custom_oauth_profiles/321`, json(PROFILE)],
  [
    'K113',
    'createCustomOAuthProfile',
    { name: 'HubSpot', provider: 'hubspot', data: CREDENTIALS },
    `POST ${API}/custom_oauth_profiles {"name":"HubSpot","provider":"hubspot","data":{"client_id":"id","client_secret":"made-up"}}`,
    json(PROFILE),
  ],
  [
    'K113',
    'updateCustomOAuthProfile',
    { id: 321, name: 'HubSpot', provider: 'hubspot', data: CREDENTIALS },
    `PUT ${API}/custom_oauth_profiles/321 {"name":"HubSpot","provider":"hubspot","data":{"client_id":"id","client_secret":"made-up"}}`,
    json(PROFILE),
  ],
  ['K113', 'deleteCustomOAuthProfile', { id: 321 }, `DELETE ${API}/custom_oauth_profiles/321`, DONE],
  [
    'K75, K150',
    'waitForTopicMessages',
    { topic_id: 4, after_message_id: 'A12x', batch_size: 5, timeout_secs: 60 },
    `POST ${EVENTS}/topics/4/consume {"after_message_id":"A12x","batch_size":5,"timeout_secs":60}`,
    json({ messages: [MESSAGE] }),
  ],
  [
    'K152',
    'publishTopicMessage',
    { topic_id: 4, message: { a: 1 } },
    `POST ${EVENTS}/topics/4/publish {"a":1}`,
    json({ message_id: 'A1' }),
  ],
  [
    'K152',
    'publishTopicMessages',
    { topic_id: 4, payloads: [{ a: 1 }, { a: 2 }] },
    `POST ${EVENTS}/batch/topics/4/publish {"payloads":[{"a":1},{"a":2}]}`,
    json({ message_ids: {} }),
  ],
];

describe('requests to Workato', () => {
  for (const [fact, operation, input, sent, answer] of REQUESTS) {
    it(`${fact}: ${operation} sends what the vendor documents`, async () => {
      expect((await called(operation, input, answer)).lines).to.deep.equal([sent]);
    });
  }

  it('K33: gives what a recipe does as data, though it comes as JSON in a string', async () => {
    const { output } = await called('getRecipe', { id: 910 }, json({ ...RECIPE, code: JSON.stringify(CODE) }));
    expect(output).to.deep.include({ code: CODE });
  });

  it('K101: starts a run of tests, and gives its results once it is completed', async () => {
    const answers = [
      { id: 'cirr-A', status: 'running' },
      { id: 'cirr-A', status: 'running' },
      { id: 'cirr-A', status: 'completed', results: [{ status: 'failed' }] },
    ];
    let asked = 0;
    const { lines, output } = await called('runTestCases', { recipe_id: 910 }, () => json({ data: answers[asked++] }));
    expect(lines).to.deep.equal([
      `POST ${API}/test_cases/run_requests {"recipe_id":910}`,
      `GET ${API}/test_cases/run_requests/cirr-A`,
      `GET ${API}/test_cases/run_requests/cirr-A`,
    ]);
    expect(output).to.deep.equal(answers[2]);
  });

  it('covers every action of the rows it is for', () => {
    const { operations } = documentOf(Workato);
    const named = new Set(REQUESTS.map(([, operation]) => operation));
    const paths =
      /^\/(users|recipes|job|test_cases|connections|integrations|custom_connectors|sdk|custom_oauth_profiles|topics|batch)(\/|$)/;
    const mine = Object.entries(operations).filter(([, one]) => one.kind === 'action' && paths.test(one.request?.path ?? ''));
    expect(mine.map(([name]) => name).filter((name) => !named.has(name))).to.deep.equal(['runTestCases']);
  });
});
