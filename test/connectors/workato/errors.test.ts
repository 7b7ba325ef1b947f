import { expect } from 'chai';
import {
  AuthenticationError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  PartialFailureError,
  PermissionError,
  RateLimitError,
  RejectedError,
  Secret,
  SuspendedError,
  UnavailableError,
  type ConnectorError,
} from 'trunkline/sdk';
import { codeOf, rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../../core/support/scripted-http.js';
import { openWorkato, US, type Settings } from './support/sent.js';

const UUID = '3188c2d0-29a4-4080-908e-582e7ed82580';

/** The form of the introduction. */
const current = (code: number, title: string, more: object = {}): Reply => json({ errors: [{ code, title, ...more }] }, code);
/** The form of older endpoints. */
const older = (status: number, message: string, more: object = {}): Reply => json({ message, ...more }, status);

interface Refusal {
  readonly operation?: string;
  readonly input?: object;
  readonly settings?: Settings;
}

async function refused(reply: Reply, { operation = 'getRecipe', input = { id: 910 }, settings = US }: Refusal = {}) {
  const http = new ScriptedHttp(() => reply);
  const workato = await openWorkato(http, settings);
  const again = async () => (await rejection(workato.call(operation as never, input as never))) as ConnectorError;
  return { error: await again(), again, http, workato };
}

describe('errors of Workato', () => {
  it('K54 to K57: reads the sentence and the class of each status', async () => {
    const classes = [
      [400, 'No workspaces found', InvalidInputError],
      [401, 'Unauthorized', AuthenticationError],
      [403, 'Forbidden', PermissionError],
      [404, 'Not found', NotFoundError],
    ] as const;
    for (const [status, title, expected] of classes) {
      const { error, http } = await refused(current(status, title));
      expect(error).to.be.instanceOf(expected);
      expect(error.message).to.include(title);
      expect(http.requests).to.have.length(1);
    }
  });

  it('K59, K62, K63: reads what older endpoints say in another form', async () => {
    expect((await refused(older(401, 'Unauthorized'))).error.message).to.match(/401: Unauthorized$/);
    expect((await refused(older(404, 'API not found'))).error.message).to.match(/404: API not found$/);
    const third = await refused(older(404, 'Not Found', { success: false }));
    expect(third.error).to.be.instanceOf(NotFoundError);
    expect(third.error.message).to.match(/404: Not Found$/);
  });

  it('K58, K60: keeps the UUID of a server error as the vendor’s reference, in either form', async () => {
    const { error, http } = await refused(current(500, 'Server error', { detail: UUID }));
    expect(error).to.be.instanceOf(UnavailableError).and.to.deep.include({ reference: UUID });
    expect(http.requests).to.have.length.above(1);
    expect((await refused(older(500, 'Server error', { id: UUID }))).error).to.deep.include({ reference: UUID });
  });

  it('K58: stops for a person where a creation was answered by a server error', async () => {
    const creation = { operation: 'createRecipe', input: { recipe: { code: {} } } };
    const { error, http } = await refused(current(500, 'Server error', { detail: UUID }), creation);
    expect(codeOf(error)).to.equal('uncertain');
    expect(http.requests).to.have.length(1);
  });

  it('K61: tells by field what is wrong', async () => {
    const wrong = older(400, 'Validation failed', { errors: { name: ["can't be blank"], provider: ['is not included in the list'] } });
    const { error } = await refused(wrong, { operation: 'updateConnection', input: { id: 36 } });
    expect(error).to.be.instanceOf(InvalidInputError);
    expect(error.details).to.deep.equal([
      { path: 'name', message: "can't be blank" },
      { path: 'provider', message: 'is not included in the list' },
    ]);
  });

  it('K19, K55: says to whom a token is unknown that is used in another data centre', async () => {
    const { error } = await refused(current(401, 'Unauthorized'), { settings: { ...US, region: 'eu' } });
    expect(error.remedy)
      .to.match(/own data centre only/)
      .and.to.match(/asks in eu\b/);
  });

  it('K15, K56: names the client role where a privilege is missing', async () => {
    const { remedy } = (await refused(current(403, 'Forbidden'))).error;
    expect(remedy)
      .to.match(/role of the API client/)
      .and.to.include('Recipes: Get details');
  });

  it('K41: takes success: false in an answer of 200 for a failure', async () => {
    const { error } = await refused(json({ success: false, message: 'Recipe is deleted' }), { operation: 'stopRecipe' });
    expect(error).to.be.instanceOf(RejectedError);
    expect(error.message).to.include('Recipe is deleted');
  });

  it('K41: tells by step why a recipe does not start, for its steps and its connections', async () => {
    const code_errors = [[3, [['name', null, 'is required']]]];
    const config_errors = [[1, [['account_id', null, 'not connected']]]];
    const { error } = await refused(json({ success: false, code_errors, config_errors }), { operation: 'startRecipe' });
    expect(error).to.be.instanceOf(RejectedError);
    expect(error.details.map(({ path, message }) => [path, message])).to.deep.equal([
      ['step 3', 'name is required'],
      ['step 1', 'account_id not connected'],
    ]);
    expect([error.code, error.message.replace(/^\S+ /, '')]).to.deep.equal([
      'rejected',
      'was answered 200: `step 3` name is required; `step 1` account_id not connected',
    ]);
  });

  it('K152: says which messages of a batch were not published, by their place, and never takes a part for the whole', async () => {
    const batch = { operation: 'publishTopicMessages', input: { topic_id: 4, payloads: [{ a: 1 }, { a: 'b' }] } };
    const done = { message_id: 'A1', result: 'success' };
    const details = async (body: object) => {
      const { error, http } = await refused(json(body), batch);
      expect(error).to.be.instanceOf(PartialFailureError).and.to.deep.include({ output: body });
      expect(http.requests).to.have.length(1);
      return error.details;
    };
    expect(
      await details({ is_partial_error: true, message_ids: { 0: done, 1: { result: 'error', error: 'a must be a number' } } }),
    ).to.deep.equal([{ path: '1', message: 'a must be a number' }]);
    expect(await details({ message_ids: { 0: null, 1: done } })).to.deep.equal([{ path: '0', message: 'not published' }]);
    expect(await details({ is_partial_error: true, message_ids: { 0: done } })).to.have.length(1);
  });

  it('K66: takes a webhook that could not be registered for a matter of the application', async () => {
    const { error } = await refused(older(422, 'Webhook registration error'), { operation: 'startRecipe' });
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.remedy).to.match(/webhook/);
  });

  it('K64: asks no more where the plan has ended, until a person says so', async () => {
    const { error, again, http, workato } = await refused(older(400, 'Trial has expired'), {
      operation: 'pollRecipeNow',
      input: { recipe_id: 9 },
    });
    expect(error).to.be.instanceOf(SuspendedError);
    await again();
    expect(http.requests).to.have.length(1);
    await workato.unsuspend();
    await again();
    expect(http.requests).to.have.length(2);
  });

  it('K65: does not repeat a change of a running recipe', async () => {
    const change = { operation: 'updateRecipe', input: { id: 910, recipe: { name: 'B' } } };
    const { error, http } = await refused(older(400, 'Recipe is running'), change);
    expect(error).to.be.instanceOf(InvalidInputError);
    expect(http.requests).to.have.length(1);
  });

  it('K53: waits as long as the vendor says', async () => {
    const { error } = await refused(json({ message: 'Too many requests' }, 429, { 'retry-after': '600' }));
    expect(error).to.be.instanceOf(RateLimitError);
    expect((error as RateLimitError).retryAfterMs).to.equal(600_000);
  });

  it('K67: tells a trigger that backs off from a plan that has nothing left', async () => {
    const now = { operation: 'pollRecipeNow', input: { recipe_id: 910 } };
    const backOff = await refused(older(429, 'Recipe is currently in trigger back off mode till 2023-06-23T11:02'), now);
    expect(backOff.error).to.be.instanceOf(RateLimitError);
    expect((backOff.error as RateLimitError).retryAfterMs).to.equal(60_000);
    expect((await refused(older(429, 'Not enough transaction credit'), now)).error).to.be.instanceOf(SuspendedError);
    expect((await refused(older(429, 'Not enough action quota'), now)).error).to.be.instanceOf(SuspendedError);
  });

  it('K111: takes a version that is out already for a conflict', async () => {
    const released = older(400, 'Connector’s released version is already the latest version');
    const { error } = await refused(released, { operation: 'releaseCustomConnector', input: { id: 5 } });
    expect(error).to.be.instanceOf(ConflictError);
    const broken = older(400, 'Fix code errors before releasing the connector');
    expect((await refused(broken, { operation: 'releaseCustomConnector', input: { id: 5 } })).error).to.be.instanceOf(InvalidInputError);
  });

  it('prints the token nowhere', async () => {
    const { error } = await refused(older(401, 'Unknown token made-up-1'), { settings: { ...US, token: new Secret('made-up-1') } });
    expect(`${error.message} ${error.remedy} ${JSON.stringify(error)}`).to.not.include('made-up-1');
  });
});
