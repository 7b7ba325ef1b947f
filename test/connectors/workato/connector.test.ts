import { expect } from 'chai';
import { Workato } from 'trunkline/connectors/workato';
import { documentOf, type OperationDocument } from 'trunkline/document';
import { dangling, undescribed } from '../reading.js';

describe('the Workato connector', () => {
  const document = documentOf(Workato);
  const operations = Object.entries(document.operations);
  const named = (keep: (operation: OperationDocument) => boolean): string[] =>
    operations.filter(([, operation]) => keep(operation)).map(([name]) => name);
  const budgetsOf = (operation: string): string[] =>
    document.budgets.filter(({ operations: covered }) => covered?.includes(operation)).map(({ name }) => name);

  it('K1, K10, K12: knows three services in each data centre', () => {
    expect(document.baseUrl.services).to.deep.equal(['api', 'event_streams', 'data_tables']);
    expect(Object.keys(document.baseUrl.table)).to.have.length(10);
  });

  it('K153: is told nothing by webhooks, since none is documented', () => {
    expect(document.webhooks).to.equal(undefined);
  });

  it('K14, K24: signs in by a token and in no other way', () => {
    expect(document.auth).to.deep.equal({ kind: 'bearer', token: { path: ['token'] } });
    expect(document.connection.secrets).to.deep.equal(['token']);
  });

  it('K43 to K46, K48: counts each collection apart, and what is scarcer by itself', () => {
    const budget = (name: string) => document.budgets.find((one) => one.name === name)!;
    const limitBy = { setting: 'workspace', limits: { own: 60, managed: 1000 } };
    expect(budget('recipes')).to.deep.include({ limit: 60, perMs: 60_000, limitBy });
    expect(budget('connections')).to.deep.include({ limit: 1, perMs: 1000 });
    expect(budget('analyse recipe')).to.deep.include({ limit: 20, perMs: 60_000 });
    const expected = {
      getWorkspace: ['workspace'],
      listRecipes: ['recipes'],
      createRecipe: ['create recipe'],
      runRecipe: ['run recipe'],
      analyzeRecipeHealth: ['analyse recipe'],
      listRecipeVersions: ['recipes'],
      getJobCounts: ['recipes'],
      listJobs: ['jobs'],
      resumeJob: ['jobs'],
      repeatJobs: ['repeat jobs'],
      cancelJobs: ['cancel jobs'],
      listTestCases: ['tests'],
      listConnections: ['list connections'],
      createConnection: ['connections'],
      getPickList: ['connections'],
      createRuntimeUserConnection: ['connections'],
      listPlatformConnectors: ['platform connectors'],
      releaseCustomConnector: ['custom connectors'],
      listCustomOAuthProfiles: ['OAuth profiles'],
    };
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, budgetsOf(name)]))).to.deep.equal(expected);
  });

  it('K43: counts every call of the API against a quota', () => {
    const counted = named((one) => 'request' in one && one.request !== undefined && one.request.service === undefined);
    expect(counted.filter((name) => budgetsOf(name).length === 0)).to.deep.equal([]);
  });

  it('K46: takes no more jobs in a request than the vendor', () => {
    expect(document.schemas['JobIds']!.properties!['job_ids']).to.deep.include({ minItems: 1, maxItems: 25 });
  });

  it('K15: says which right of the client role a call needs, in the words of the vendor', () => {
    const rights = (name: string) => document.operations[name]!.scopes;
    expect(rights('startRecipe')).to.deep.equal(['Recipes: Start']);
    expect(rights('getPickList')).to.deep.equal(['Connections: Get picklist values']);
    expect(rights('runTestCases')).to.deep.equal(['Test Cases: Run test cases', 'Test Cases: Get run details']);
  });

  it('K75: waits for the answer of a long poll for longer than the vendor does', () => {
    expect(document.operations['waitForTopicMessages']).to.deep.include({ answerMs: 75_000 });
  });

  it('repeats no creation on a guess', () => {
    const makers = named(({ effect }) => effect.kind === 'unsafe').filter((name) => /^(create|copy|run|publish|repeat)[A-Z]/.test(name));
    const all = operations.filter(([name, { kind }]) => kind === 'action' && /^(create|copy|run|publish|repeat)[A-Z]/.test(name));
    expect(all.map(([name]) => name)).to.have.members(makers);
  });

  it('says of whatever is inferred what it is inferred from', () => {
    const experimental = operations.filter(([, { stability, kind }]) => stability === 'experimental' && kind !== 'trigger');
    expect(
      experimental.filter(([, { source }]) => !/inferred from|answer is inferred|third party/i.test(source)).map(([name]) => name),
    ).to.deep.equal([]);
    expect(experimental).to.have.length.above(10);
  });

  it('needs code only where the document says why, in fewer than one of thirty operations', () => {
    const slots = Object.entries(document.slots);
    expect(slots.filter(([name, { reason }]) => !reason && name !== 'after-message').map(([name]) => name)).to.deep.equal([]);
    expect(slots.length / operations.length).to.be.below(1 / 30);
  });

  it('describes every field of every schema, and refers to none that is missing', () => {
    expect(undescribed(document.schemas)).to.deep.equal([]);
    expect(dangling(document.schemas)).to.deep.equal([]);
  });

  it('gives every operation a title and a source', () => {
    expect(named(({ title, source }) => !title || !source)).to.deep.equal([]);
  });
});
