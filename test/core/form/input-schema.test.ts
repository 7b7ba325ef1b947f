import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import type { Connection, Limits } from 'trunkline';
import type { JsonSchema } from 'trunkline/document';
import type { ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { Board } from '../support/board-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

const AGE = { type: 'object', properties: { age: { type: 'integer', title: 'Age' } }, required: ['age'] };

/** Forms by number, each with the schema that the vendor keeps for it. */
function vendorOf(forms: Readonly<Record<string, unknown>>): ScriptedHttp {
  return new ScriptedHttp(({ url }) => {
    const id = url.pathname.split('/').at(-1)!;
    return json({ id: Number(id), fields: forms[id] });
  });
}

const connect = (http: ScriptedHttp, limits: Partial<Limits> = {}): Promise<Connection<Board>> =>
  open(Board, { http, clock: new VirtualClock(), limits: { attempts: 1, ...limits } });

const field = (schema: JsonSchema, ...path: string[]): JsonSchema => path.reduce((at, name) => at.properties![name]!, schema);

/** What the schema makes of a value, by a validator that knows nothing of us. */
const accepts = (schema: JsonSchema, value: unknown): boolean =>
  new Ajv2020({ strict: false, validateFormats: false }).compile(schema)(value);

describe('The schema of an input', () => {
  it('is one schema: what it refers to is in it, and a validator can use it as it is', async () => {
    const board = await connect(vendorOf({}));
    const schema = await board.inputSchema('createTask');
    expect(Object.keys(schema.$defs ?? {})).to.deep.equal(['Line']);
    expect(JSON.stringify(schema)).not.to.include('#/schemas/');
    expect(accepts(schema, { workspace_id: 1, title: 'Paint', lines: [{ workspace_id: 2 }] })).to.equal(true);
    expect(accepts(schema, { workspace_id: 1, title: 'Paint', lines: [{ workspace_id: 'two' }] })).to.equal(false);
    expect(await board.inputSchema('ping')).to.deep.include({ type: 'object', properties: {} });
  });

  it('has the vendor’s schema in the place of a field once what it depends on is filled in', async () => {
    const http = vendorOf({ 7: AGE });
    const board = await connect(http);
    const before = await board.inputSchema('createTask', { title: 'Paint' });
    expect([field(before, 'answers')['x-fetched'], http.requests.length]).to.deep.equal([undefined, 0]);
    const schema = await board.inputSchema('createTask', { form_id: 7 });
    expect(field(schema, 'answers')).to.deep.equal({
      ...AGE,
      title: 'answers',
      description: 'Answers',
      'x-schema-from': { action: 'getForm', at: 'fields', with: { form_id: 'form_id' } },
      'x-fetched': true,
    });
    const task = { workspace_id: 1, title: 'Paint' };
    expect(accepts(schema, { ...task, answers: { age: 7 } })).to.equal(true);
    expect(accepts(schema, { ...task, answers: { age: 'seven' } })).to.equal(false);
  });

  it('has it also inside an object, and in the items of a list where all of them need the same', async () => {
    const board = await connect(vendorOf({ 7: AGE, 8: {} }));
    const schema = await board.inputSchema('createTask', { first: { form_id: 7 }, lines: [{ form_id: 7 }, { form_id: 7 }] });
    const task = { workspace_id: 1, title: 'Paint' };
    for (const [wrong, right] of [
      [{ first: { answers: {} } }, { first: { answers: { age: 7 } } }],
      [{ lines: [{ answers: {} }] }, { lines: [{ answers: { age: 7 } }] }],
    ] as const) {
      expect(accepts(schema, { ...task, ...right }), JSON.stringify(right)).to.equal(true);
      expect(accepts(schema, { ...task, ...wrong }), JSON.stringify(wrong)).to.equal(false);
    }
    const differing = await board.inputSchema('createTask', { lines: [{ form_id: 7 }, { form_id: 8 }] });
    expect(accepts(differing, { ...task, lines: [{ answers: {} }] })).to.equal(true);
  });

  it('stays as declared where the vendor has no schema', async () => {
    const board = await connect(vendorOf({ 7: null }));
    expect(field(await board.inputSchema('createTask', { form_id: 7 }), 'answers')).to.deep.include({ type: ['object', 'null'] });
  });

  it('may be changed by who asked for it: others are given it as it came', async () => {
    const board = await connect(vendorOf({ 7: { ...AGE, default: { age: 7 }, enum: [{ age: 7 }] } }));
    const read = async (): Promise<JsonSchema> => field(await board.inputSchema('createTask', { form_id: 7 }), 'answers');
    const first = await read();
    Object.assign(first.default as object, { age: 8 });
    Object.assign(first.enum![0] as object, { age: 8 });
    expect(await read()).to.deep.include({ default: { age: 7 }, enum: [{ age: 7 }] });
  });

  it('is read once for the same input, and again when told to', async () => {
    const http = vendorOf({ 7: AGE });
    const board = await connect(http);
    await Promise.all([board.inputSchema('createTask', { form_id: 7 }), board.inputSchema('createTask', { form_id: 7, title: 'Paint' })]);
    expect(http.requests.length).to.equal(1);
    await board.inputSchema('createTask', { form_id: 7 }, { fresh: true });
    expect(http.requests.length).to.equal(2);
  });

  it('is refused where the action refuses: what is filled in is of the wrong type', async () => {
    const board = await connect(vendorOf({}));
    const error = (await board.inputSchema('createTask', { form_id: 'x' as never }).catch((thrown: unknown) => thrown)) as ConnectorError;
    expect([error.name, error.operation]).to.deep.equal(['InvalidInputError', 'board.getForm']);
  });
});

describe('A schema that a vendor sends', () => {
  it('keeps references inside it, which then point to where it stands', async () => {
    const fetched = {
      type: 'object',
      properties: { owner: { $ref: '#/definitions/a~1b' }, again: { $ref: '#' } },
      definitions: { 'a/b': { type: 'integer' } },
    };
    const board = await connect(vendorOf({ 7: fetched }));
    const schema = await board.inputSchema('createTask', { form_id: 7, lines: [{ form_id: 7 }] });
    const task = (answers: unknown): object => ({ workspace_id: 1, title: 'Paint', answers, lines: [{ answers }] });
    expect(accepts(schema, task({ owner: 7, again: { owner: 8 } }))).to.equal(true);
    expect(accepts(schema, task({ owner: 7, again: { owner: 'eight' } }))).to.equal(false);
  });

  it('loses references that lead out of it or nowhere, base addresses, and words that are ours', async () => {
    const fetched = {
      $id: 'https://evil.example/schema',
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'Answers of form 7',
      properties: {
        out: { $ref: 'https://evil.example/other.json', description: 'Out' },
        up: { $ref: '#/properties/workspace_id' },
        nowhere: { $ref: '#/definitions/missing' },
        hollow: { $ref: '#/definitions/hollow' },
        own: {
          $dynamicRef: '#x',
          'x-choices': { list: 'listWorkspaces', value: 'id' },
          'x-schema-from': { action: 'ping' },
          'x-fetched': true,
        },
        $ref: { type: 'string' },
        // Nothing but words of the wrong type.
        broken: { type: 7, enum: 'a', properties: [], items: 3, required: 'a', minimum: '1', description: {} },
      },
      definitions: { other: {}, hollow: 'nothing' },
    };
    const board = await connect(vendorOf({ 7: fetched }));
    const schema = await board.inputSchema('createTask', { form_id: 7 });
    const { title, properties = {}, ...rest } = field(schema, 'answers');
    expect(title).to.equal('Answers of form 7');
    expect(properties).to.deep.equal({
      out: { description: 'Out' },
      up: {},
      nowhere: {},
      hollow: {},
      own: {},
      $ref: { type: 'string' },
      broken: {},
    });
    expect(rest).to.have.all.keys('type', 'description', 'x-schema-from', 'x-fetched', 'definitions');
  });

  const deep = (levels: number): object => (levels === 0 ? {} : { default: deep(levels - 1) });
  const refused: readonly (readonly [string, unknown])[] = [
    ['is too large', { description: 'a'.repeat(2000) }],
    ['is too deep', deep(40)],
  ];
  for (const [what, schema] of refused) {
    it(`is refused when it ${what}, and is not remembered`, async () => {
      const forms = { 7: schema };
      const board = await connect(vendorOf(forms), { schemaBytes: 1000 });
      const read = (): Promise<unknown> => board.inputSchema('createTask', { form_id: 7 });
      const error = (await read().catch((thrown: unknown) => thrown)) as ConnectorError;
      expect([error.name, error.code, error.operation]).to.deep.equal(['UnexpectedResponseError', 'bad_schema', 'board.getForm']);
      forms[7] = AGE;
      await read();
    });
  }
});
