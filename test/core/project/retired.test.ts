import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { createRuntime } from 'trunkline';
import { bearer, Connector, Field, Get, Optional, Retired, Secret, type Action, type InvalidInputError } from 'trunkline/sdk';
import { documentOf } from 'trunkline/document';
import { NodeFiles } from '../../../core/adapters/node-files.js';
import { Catalogue } from '../../../core/project/catalogue.js';
import { checkProject } from '../../../core/project/check-project.js';
import { faultText } from '../../../core/text/fault.js';
import { ScriptedHttp } from '../support/scripted-http.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { installConnector, makeManifest } from './support/install-connectors.js';

const REMEDY = 'Legacy keys are refused since 2024: make an API client and give its token.';

class OldConnection {
  @Field('API token') token!: Secret;
  @Optional('Where') region?: string;
  @Retired(REMEDY) declare api_key?: never;
}
class Me {
  @Field('Name') name!: string;
}

@Connector(OldConnection, { name: 'old', title: 'Old', source: 's', baseUrl: 'https://old.example', auth: bearer((c) => c.token) })
class Old {
  @Get('/me', { title: 'Get me', output: Me }) declare getMe: Action<void, Me>;
}

describe('a setting that is retired', () => {
  const folder = tempFolder();
  const http = new ScriptedHttp(() => 'silence');
  const connect = (more: object) => createRuntime({ ports: { http } }).connect(Old, { token: new Secret('a-token'), ...more });

  it('keeps a connection from being opened, with what to do instead and without its value', async () => {
    const error = (await rejection(connect({ api_key: 'pasted-key' }))) as InvalidInputError;
    expect([error.code, error.details, error.remedy]).to.deep.equal([
      'invalid_settings',
      [{ path: 'api_key', message: 'is no longer accepted', code: 'retired' }],
      REMEDY,
    ]);
    expect(JSON.stringify(error)).not.to.include('pasted-key');
    expect(http.requests).to.deep.equal([]);
  });

  it('is no matter where it is not given, and is suggested to nobody', async () => {
    expect((await connect({ api_key: undefined })).id).to.equal('old');
    const { message, remedy } = (await rejection(connect({ api_ky: 'x' }))) as InvalidInputError;
    expect([message, remedy]).to.deep.equal([
      'The connection `old` cannot be opened: `api_ky` is no field; known: token, region.',
      undefined,
    ]);
  });

  it('is a fault of the project’s file at its place, whose value is not printed', async () => {
    const root = folder();
    installConnector(root, 'connector-old', makeManifest(documentOf(Old)));
    const settings = '{ token: { env: TOKEN }, api_key: pasted-key }';
    writeFileSync(
      join(root, 'trunkline.yaml'),
      `connectors: [connector-old]\nconnections:\n  a: { connector: old, settings: ${settings} }\n`,
    );
    const files = new NodeFiles();
    const [{ faults, source }] = await checkProject(files, new Catalogue(files, root), []);
    const [text, ...more] = faults.map((fault) => faultText(fault, source));
    expect(more).to.deep.equal([]);
    expect(text).to.match(/trunkline\.yaml:3:\d+: error: `api_key` of the connection a is no longer accepted\.[^]*make an API client/);
    expect(text).not.to.include('pasted-key');
  });
});
