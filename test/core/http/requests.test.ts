import { expect } from 'chai';
import { IsObject } from 'class-validator';
import {
  Connector,
  Delete,
  Field,
  Get,
  Optional,
  Post,
  Secret,
  apiKey,
  idempotent,
  unsafe,
  type Action,
  type ConnectorError,
} from 'trunkline/sdk';
import { NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { ScriptedHttp } from '../support/scripted-http.js';

class Line {
  @Field('Article', { digits: true }) sku!: string;
}
class Order {
  @Field('Number', { digits: true }) id!: string;
  @Optional('Lines', { items: Line }) lines?: Line[];
}
class NewOrder {
  @Field('Customer', { digits: true, name: 'customer.number' }) customer!: string;
  @Optional('Anything', { name: 'extra' }) @IsObject() more?: object;
  @Optional('Deep', { name: 'extra.deep' }) deep?: string;
  @Optional('Strange', { name: '__proto__.polluted' }) strange?: string;
  @Optional('Lines', { items: Line }) lines?: Line[];
}
class Where {
  @Field('Folder') folder!: string;
  @Field('Name') name!: string;
  @Optional('Tags', { items: String }) tags?: string[];
  @Optional('Sent in a header', { in: 'header', name: 'X-Trace' }) trace?: string;
  @Optional('Sent in a cookie', { in: 'cookie', name: 'view' }) view?: string;
}

@Connector(NotesConnection, {
  name: 'notes',
  title: 'Notes',
  source: 's',
  baseUrl: NOTES_URL,
  auth: apiKey((c) => c.token, { body: 'key' }),
})
class Orders {
  @Post('/orders', { title: 'Order', input: NewOrder, output: Order, effect: unsafe })
  declare order: Action<NewOrder, Order>;

  @Get('/folders/{folder}/{name}', { title: 'Get', input: Where, output: Order, auth: { write: () => ({ kind: 'none' }) } })
  declare get: Action<Where, Order>;

  @Delete('/folders/{folder}/{name}', { title: 'Delete', input: Where, effect: idempotent, arrays: 'repeat' })
  declare remove: Action<Where, void>;
}

const BIG = '9196877626998785123';

async function orders(answer: string) {
  const http = new ScriptedHttp(() => ({ headers: { 'content-type': 'application/json' }, body: answer }));
  return { http, connection: await open(Orders, { http, settings: { token: new Secret('abcd') } }) };
}

describe('What an input becomes on the wire', () => {
  it('keeps every digit of a great number, in the answer and sent back as a number (H13)', async () => {
    const { http, connection } = await orders(`{"id":${BIG},"lines":[{"sku":${BIG}},{"sku":12}]}`);
    const { id, lines } = await connection.call('order', { customer: BIG, lines: [{ sku: BIG }, { sku: '12' }] });
    expect({ id, lines }).to.deep.equal({ id: BIG, lines: [{ sku: BIG }, { sku: '12' }] });
    expect(http.requests[0]?.body).to.equal(`{"customer":{"number":${BIG}},"lines":[{"sku":${BIG}},{"sku":12}],"key":"abcd"}`);
  });

  it('leaves the input as it was given, frozen or not', async () => {
    const { http, connection } = await orders('{"id":1}');
    const more = Object.freeze({ a: 1 });
    const input = Object.freeze({
      customer: 7 as unknown as string,
      more,
      deep: 'x',
      lines: [Object.freeze({ sku: 8 as unknown as string })],
    });
    await connection.call('order', input);
    expect(input).to.deep.equal({ customer: 7, more: { a: 1 }, deep: 'x', lines: [{ sku: 8 }] });
    expect(JSON.parse(http.requests[0]?.body as string)).to.deep.include({ customer: { number: 7 }, extra: { a: 1, deep: 'x' } });
  });

  it('refuses digits that are no number', async () => {
    const { http, connection } = await orders('{"id":1}');
    for (const customer of ['007', '1e3', '', '1.5', 'x']) {
      expect(await connection.call('order', { customer }).catch((error: ConnectorError) => error.code), customer).to.equal('invalid_input');
    }
    expect(http.requests).to.deep.equal([]);
  });

  it('never reaches a prototype: not by an answer, an input or a dotted body name (S11)', async () => {
    const { http, connection } = await orders('{"id":1,"__proto__":{"polluted":1},"lines":[{"sku":2,"\\u005f_proto__":{"polluted":1}}]}');
    const answer = await connection.call('order', { customer: '1', strange: 'x', more: JSON.parse('{"__proto__":{"a":1}}') as object });
    expect(Object.assign({}, answer)).to.deep.equal({ id: '1', lines: [{ sku: '2' }] });
    expect([Object.hasOwn(answer, '__proto__'), Reflect.get({}, 'polluted'), Reflect.get({}, 'a')]).to.deep.equal([
      false,
      undefined,
      undefined,
    ]);
    expect(http.requests[0]?.body).to.include('"__proto__":{"polluted":"x"}');
    const own = JSON.parse('{"customer":"1","__proto__":{"more":1}}') as { customer: string };
    expect(await connection.call('order', own).catch((error: ConnectorError) => error.code)).to.equal('invalid_input');
  });

  it('puts a value into exactly one segment of a path, or refuses it (S10)', async () => {
    const { http, connection } = await orders('{"id":1}');
    for (const name of ['a/../b', 'a?x', 'a#y', 'a\\b', '%2e%2e', 'a b', '$&{name}', 'ü', '...', '{name}']) {
      await connection.call('get', { folder: '{name}', name }).catch(() => undefined);
    }
    expect(http.requests.map(({ url }) => url.pathname.replace('/v1/folders/%7Bname%7D/', ''))).to.deep.equal([
      'a%2F..%2Fb',
      'a%3Fx',
      'a%23y',
      'a%5Cb',
      'a%20b',
      '%24%26%7Bname%7D',
      '%C3%BC',
      '...',
      '%7Bname%7D',
    ]);
    for (const name of ['', '.', '..', '%2e', '.%2E', '%2E.']) {
      expect(await connection.call('get', { folder: 'f', name }).catch((error: ConnectorError) => error.code), name).to.equal(
        'invalid_input',
      );
    }
  });

  it('refuses a line break in a header, and lets none into a cookie (S9)', async () => {
    const { http, connection } = await orders('{"id":1}');
    const refusal = (trace: string) =>
      connection.call('get', { folder: 'f', name: 'n', trace }).catch(({ details }: ConnectorError) => details[0]?.path);
    for (const trace of ['a\r\nx: y', 'a\nb', 'a\0']) expect(await refusal(trace), trace).to.equal('trace');
    expect(await refusal('€')).to.equal('x-trace');
    await connection.call('get', { folder: 'f', name: 'n', view: 'a; admin=1\r\nx: y' });
    expect(http.requests.map(({ headers }) => headers['cookie'])).to.deep.equal(['view=a%3B%20admin%3D1%0D%0Ax%3A%20y']);
    const key = await connection.call('order', { customer: '1' }, { key: 'unused' });
    expect(key).to.deep.equal({ id: '1' });
  });

  it('writes lists as the operation says', async () => {
    const { http, connection } = await orders('{"id":1}');
    const input = { folder: 'f', name: 'n', tags: ['a,b', 'c'] };
    await connection.call('get', input);
    await connection.call('remove', input);
    expect(http.requests.map(({ url }) => url.search)).to.deep.equal(['?tags=a%2Cb,c', '?tags=a%2Cb&tags=c']);
  });
});
