import { expect } from 'chai';
import {
  Action,
  Connector,
  Field,
  Get,
  HttpClient,
  OperationGroup,
  Post,
  Secret,
  bearer,
  operations,
  path,
  read,
  unsafe,
  type Action as Declared,
  type Class,
  type ConnectorError,
} from 'trunkline/sdk';
import { Note, NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const COMMON = { title: 'Notes', source: 's', baseUrl: NOTES_URL, auth: bearer((c: NotesConnection) => c.token) } as const;
const ok = (): Reply => json({ id: 1 });

describe('What a connector’s constructor may take', () => {
  class Settings {
    @Field('Token') token!: Secret;
    @Field('Workspace') workspace!: string;
  }
  class Helper {}

  it('is the connection’s own settings, frozen, with secrets that it cannot read', async () => {
    @Connector(Settings, { ...COMMON, name: 'notes', auth: bearer((c: Settings) => c.token) })
    class Filled {
      constructor(
        readonly settings: Settings,
        readonly http: HttpClient,
      ) {}

      @Action({ title: 'Get', output: Note, effect: read })
      get(): Promise<Note> {
        expect([this.settings instanceof Settings, Object.isFrozen(this.settings), String(this.settings.token)]).to.deep.equal([
          true,
          true,
          '[secret]',
        ]);
        return this.http.get(Note, path`/${this.settings.workspace}/note`);
      }
    }
    const http = new ScriptedHttp(ok);
    const [ada, ben] = [
      await open(Filled, { http, settings: { token: new Secret('token-a'), workspace: 'ada' } }),
      await open(Filled, { http, settings: { token: new Secret('token-b'), workspace: 'ben' } }),
    ];
    await Promise.all([ada.call('get'), ben.call('get')]);
    const seen = http.requests.map(({ url, headers }) => `${url.pathname} ${headers['authorization']}`).toSorted();
    expect(seen).to.deep.equal(['/v1/ada/note Bearer token-a', '/v1/ben/note Bearer token-b']);
  });

  it('is nothing else: the refusal names the parameter', async () => {
    @Connector(NotesConnection, { ...COMMON, name: 'notes' })
    class Asking {
      constructor(
        readonly http: HttpClient,
        readonly helper: Helper,
      ) {}

      @Action({ title: 'Get', output: Note, effect: read })
      get(): Promise<Note> {
        return this.http.get(Note, '/note');
      }
    }
    const error = await (await open(Asking, { http: new ScriptedHttp(ok) })).call('get').catch((thrown: ConnectorError) => thrown);
    expect([(error as ConnectorError).name, (error as ConnectorError).message.includes('parameter 2 is Helper')]).to.deep.equal([
      'DefinitionError',
      true,
    ]);
  });

  it('is found by class: two groups of one name are two', async () => {
    const group = (place: string): Class<Record<string, Declared<void, Note>>> => {
      class Lookups {
        constructor(readonly http: HttpClient) {}

        run(): Promise<Note> {
          return this.http.get(Note, place);
        }
      }
      const method = Object.getOwnPropertyDescriptor(Lookups.prototype, 'run')!;
      Object.defineProperty(Lookups.prototype, place.slice(1), method);
      Reflect.defineMetadata('design:paramtypes', [], Lookups.prototype, place.slice(1));
      Reflect.defineMetadata('design:paramtypes', [HttpClient], Lookups);
      Action({ title: 'Get', output: Note, effect: read })(Lookups.prototype, place.slice(1), method as never);
      OperationGroup()(Lookups);
      return Lookups as never;
    };
    @Connector(NotesConnection, { ...COMMON, name: 'notes' })
    class Both extends operations(group('/first'), group('/second')) {
      @Get('/own', { title: 'Own', output: Note })
      declare own: Declared<void, Note>;

      @Post('/own', { title: 'Own', output: Note, effect: unsafe })
      declare make: Declared<void, Note>;
    }
    const http = new ScriptedHttp(ok);
    const both = (await open(Both as Class, { http })) as unknown as { call(name: string): Promise<unknown> };
    await both.call('first');
    await both.call('second');
    expect(http.requests.map(({ url }) => url.pathname)).to.deep.equal(['/v1/first', '/v1/second']);
  });
});
