import { expect } from 'chai';
import { Toggl } from 'trunkline/connectors/toggl';
import { documentOf, type OperationDocument } from 'trunkline/document';
import { dangling, undescribed } from '../reading.js';

describe('the Toggl connector', () => {
  const document = documentOf(Toggl);
  const operations = Object.entries(document.operations);
  const named = (keep: (operation: OperationDocument) => boolean): string[] =>
    operations.filter(([, operation]) => keep(operation)).map(([name]) => name);

  it('T1, T2, T3: knows the three APIs by their hosts', () => {
    expect(document.baseUrl).to.deep.equal({
      services: ['v9', 'reports', 'webhooks'],
      table: {
        '*': {
          '*': {
            v9: 'https://api.track.toggl.com/api/v9',
            reports: 'https://api.track.toggl.com/reports/api/v3',
            webhooks: 'https://api.track.toggl.com/webhooks/api/v1',
          },
        },
      },
      variables: [],
    });
  });

  it('T6, T7, T8: signs in by one of three ways, and opens sessions below v9', () => {
    const password = { kind: 'basic', user: { path: ['email'] }, password: { path: ['password'] } };
    expect(document.auth).to.deep.equal({
      kind: 'choice',
      by: { path: ['sign_in'] },
      among: {
        token: { kind: 'basic', user: { path: ['token'] }, password: { literal: 'api_token' } },
        password,
        session: {
          kind: 'session',
          login: { method: 'POST', path: '/me/sessions', service: 'v9', auth: password },
          token: { in: 'cookie', name: '__Host-timer-session' },
          to: { in: 'cookie', name: '__Host-timer-session' },
          refused: [401, 403],
        },
      },
    });
    expect(document.connection.secrets).to.have.members(['token', 'password', 'webhook_secret']);
    expect(document.schemas['TogglConnection']!.properties!['sign_in']!.default).to.equal('token');
  });

  it('T28, T82: marks the fields that a free workspace does not have', () => {
    const paid = (schema: string): string[] =>
      Object.entries(document.schemas[schema]!.properties!)
        .filter(([, property]) => property['x-needs'])
        .map(([name]) => name);
    expect(paid('NewProject')).to.have.members([
      'billable',
      'rate',
      'currency',
      'estimated_hours',
      'auto_estimates',
      'fixed_fee',
      'recurring',
      'recurring_parameters',
      'template',
      'rate_change_mode',
    ]);
    expect(paid('WorkspaceChange')).to.include.members(['default_hourly_rate', 'default_currency', 'rounding', 'rounding_minutes']);
  });

  it('T36, T38, T39: counts calls about the user apart, and the others per workspace or organisation, by plan', () => {
    const headers = { remaining: 'X-Toggl-Quota-Remaining', reset: { name: 'X-Toggl-Quota-Resets-In', unit: 'seconds' } };
    const limitBy = { setting: 'plan', limits: { free: 30, starter: 240, premium: 600, enterprise: 600 } };
    const hour = { limit: 30, perMs: 3_600_000, headers };
    const second = { limit: 1, perMs: 1000 };
    expect(document.budgets.map(({ operations: _operations, ...budget }) => budget)).to.deep.equal([
      { name: 'user', ...hour },
      { name: 'user burst', ...second },
      { name: 'workspace', ...hour, limitBy, per: 'workspace_id' },
      { name: 'workspace burst', ...second, per: 'workspace_id' },
      { name: 'organisation', ...hour, limitBy, per: 'organization_id' },
      { name: 'organisation burst', ...second, per: 'organization_id' },
    ]);
  });

  it('T128: has a webhook for all that the polls about a user would spend the calls of the hour on', () => {
    const { limit, perMs, operations: ofUser } = document.budgets.find(({ name }) => name === 'user')!;
    expect(perMs / limit).to.equal(120_000);
    const asksAboutUser = named((operation) => operation.kind === 'trigger' && ofUser!.includes(operation.poll?.list ?? ''));
    expect(asksAboutUser).to.have.length(11);
    expect(asksAboutUser).to.have.members(named((operation) => operation.kind === 'trigger' && operation.webhook !== undefined));
  });

  it('T32, T39: counts every operation by the scope of its path', () => {
    const budget = (name: string): readonly string[] => document.budgets.find((one) => one.name === name)!.operations!;
    const below = (start: string): string[] =>
      named(
        (operation) =>
          'request' in operation && (operation.request?.path.startsWith(start) ?? false) && operation.request?.service !== 'webhooks',
      );
    expect(budget('user')).to.have.members(below('/me'));
    expect(budget('organisation')).to.have.members([...below('/organizations'), ...below('/audit_logs/')]);
    const slots = ['createTimeEntry', 'startTimer', 'stopTimer'];
    expect(budget('workspace')).to.have.members([...below('/workspaces/'), ...below('/workspace/'), ...slots]);
  });

  it('T33: says that the tracked seconds of a task are milliseconds', () => {
    expect(document.schemas['Task']!.properties!['tracked_seconds']!['x-unit']).to.equal('milliseconds');
    expect(document.schemas['ProjectTime']!.properties!['tracked_seconds']!['x-unit']).to.equal('seconds');
  });

  it('repeats no creation on a guess', () => {
    const creations = Object.keys(document.operations).filter((name) => /^(create|start|add|invite)[A-Z]/.test(name));
    expect(creations).to.have.length(14);
    const kinds = creations.map((name) => document.operations[name]!.effect.kind);
    expect([...new Set(kinds)]).to.have.members(['unsafe', 'lookup']);
    expect(creations.filter((name) => document.operations[name]!.effect.kind === 'lookup')).to.deep.equal(['createSubscription']);
  });

  it('says of whatever is inferred what it is inferred from', () => {
    const experimental = operations.filter(([, { stability }]) => stability === 'experimental');
    expect(experimental.filter(([, { source }]) => !/inferred from/i.test(source))).to.deep.equal([]);
    expect(experimental).to.have.length.above(10);
  });

  it('needs code only where the document says why', () => {
    expect(Object.entries(document.slots).filter(([name, { reason }]) => !reason && name !== 'find-subscription')).to.deep.equal([]);
  });

  it('describes every field of every schema, and refers to none that is missing', () => {
    expect(undescribed(document.schemas)).to.deep.equal([]);
    expect(dangling(document.schemas)).to.deep.equal([]);
  });

  it('gives every operation a title and a source', () => {
    expect(named(({ title, source }) => !title || !source)).to.deep.equal([]);
  });
});
