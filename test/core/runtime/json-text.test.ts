import { IsObject } from 'class-validator';
import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import {
  Action,
  bearer,
  Connector,
  Field,
  Get,
  HttpClient,
  List,
  Optional,
  Post,
  read,
  singlePage,
  unsafe,
  UnexpectedResponseError,
  type List as ListOf,
} from 'trunkline/sdk';
import { startFakeVendor } from 'trunkline/testing';
import { NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

class Column {
  @Field('Name') name!: string;
  @Optional('Number that may pass 2^53', { of: String, digits: true }) id?: string | null;
}
class Code {
  @Field('Columns', { items: Column }) columns!: Column[];
  @Optional('More of it', { json: true }) @IsObject() more?: object | null;
}
class Table {
  @Field('What it does', { json: true }) code!: Code;
  @Optional('Its columns', { items: Column, json: true }) columns?: Column[] | null;
}
class Tables {
  @Field('Several', { items: Table }) tables!: Table[];
}
class Search {
  @Optional('What to look for', { of: Code, json: true }) code?: Code | null;
}
class Answer {
  @Field('Its number') id!: number;
}

const PAGED = { pagination: singlePage({ items: (body: unknown[]) => body }) };
const CONNECTOR = { name: 'texts', title: 'Texts', source: 's', baseUrl: NOTES_URL };

@Connector(NotesConnection, { ...CONNECTOR, ...PAGED, auth: bearer((c) => c.token) })
class Texts {
  constructor(private readonly http: HttpClient) {}

  @Post('/tables', { title: 'Create', input: Tables, output: Answer, effect: unsafe }) declare create: Action<Tables, Answer>;
  @Post('/form', { title: 'By form', input: Search, output: Answer, effect: unsafe, body: 'form' }) declare form: Action<Search, Answer>;
  @Get('/search', { title: 'Search', input: Search, output: Answer }) declare search: Action<Search, Answer>;
  @Get('/table', { title: 'Get', output: Table }) declare get: Action<void, Table>;
  @List('/tables', { title: 'List', record: Table }) declare list: ListOf<void, Table>;

  @Action({ title: 'By code', output: Table, effect: read })
  byCode(): Promise<Table> {
    return this.http.get(Table, '/table');
  }
}

const CODE: Code = { columns: [{ name: 'a"b', id: '9007199254740993' }], more: { deep: true } };
const TEXT = String.raw`{"columns":[{"name":"a\"b","id":9007199254740993}],"more":"{\"deep\":true}"}`;

async function answered(body: unknown) {
  return open(Texts, { http: new ScriptedHttp(() => json(body)) });
}

describe('A field that travels as JSON in a string', () => {
  it('is written as such, wherever it stands and whatever it holds', async () => {
    const http = new ScriptedHttp(() => json({ id: 1 }));
    const texts = await open(Texts, { http });
    await texts.call('create', {
      tables: [
        { code: CODE, columns: [] },
        { code: CODE, columns: null },
      ],
    });
    await texts.call('form', { code: CODE });
    await texts.call('search', { code: CODE });
    await texts.call('search', { code: null });
    const [created, form, search, none] = http.requests;
    expect(JSON.parse(created!.body as string)).to.deep.equal({
      tables: [
        { code: TEXT, columns: '[]' },
        { code: TEXT, columns: null },
      ],
    });
    expect(new URLSearchParams(form!.body as string).get('code')).to.equal(TEXT);
    expect(search!.url.searchParams.get('code')).to.equal(TEXT);
    expect(none!.url.search).to.equal('');
    expect(CODE.more).to.deep.equal({ deep: true });
  });

  it('is read in an answer, in records and by code, and checked as what it says', async () => {
    const table = { code: CODE, columns: [{ name: 'x' }] };
    const sent = { code: TEXT, columns: '[{"name":"x"}]' };
    expect(await (await answered(sent)).call('get')).to.deep.equal(table);
    expect(await (await answered(sent)).call('byCode')).to.deep.equal(table);
    const records = [];
    for await (const record of (await answered([sent, { code: TEXT, columns: null }])).list('list')) records.push(record);
    expect(records).to.deep.equal([table, { code: CODE, columns: null }]);
  });

  it('fails the call, with its place, where the text is no JSON or says something else', async () => {
    for (const [code, path] of [
      ['{"columns":', 'code'],
      ['', 'code'],
      ['null', 'code'],
      ['{"columns":[{}]}', 'code.columns[0].name'],
      ['{"columns":[],"more":"no"}', 'code.more'],
    ] as const) {
      const error = (await rejection((await answered({ code })).call('get'))) as UnexpectedResponseError;
      expect([error.name, error.code, error.details[0]?.path], code).to.deep.equal(['UnexpectedResponseError', 'unexpected_shape', path]);
    }
    const pages = (await answered([{ code: TEXT }, { code: 'no' }])).list('list');
    const error = (await rejection(pages[Symbol.asyncIterator]().next())) as UnexpectedResponseError;
    expect(error.details[0]?.path).to.equal('[1].code');
  });

  it('leaves out what would change an object, as in the rest of an answer', async () => {
    const table = await (await answered({ code: '{"columns":[],"more":"{\\"__proto__\\":{\\"a\\":1}}"}' })).call('get');
    expect(Object.keys(table.code.more!)).to.deep.equal([]);
  });

  it('is asked for as what it says: text is refused before it is sent', async () => {
    const http = new ScriptedHttp(() => json({ id: 1 }));
    const texts = await open(Texts, { http });
    expect(codeOf(await rejection(texts.call('search', { code: TEXT as never })))).to.equal('invalid_input');
    expect(http.requests).to.deep.equal([]);
  });

  it('is a string in what a made-up vendor answers', async () => {
    await using vendor = await startFakeVendor(documentOf(Texts));
    const { code } = (await (await fetch(`${vendor.services['api']!.url}/table`)).json()) as { readonly code: unknown };
    expect(JSON.parse(code as string)).to.have.property('columns');
  });
});
