import {
  bearer,
  Connector,
  Field,
  idempotent,
  keyed,
  lookup,
  Optional,
  Secret,
  unsafe,
  Upload,
  type ConnectorOptions,
  type Lookup,
} from 'trunkline/sdk';

export class UploadsConnection {
  @Field('API token') token!: Secret;
}

export class Folder {
  @Field('Where it goes') folder!: string;
  @Optional('Whether it replaces') replace?: boolean;
  @Optional('Who sends it', { in: 'header', name: 'X-Sender' }) sender?: string;
}

export class Import {
  @Field('Its number') id!: number;
}

interface Status {
  state: string;
}

const findImport = lookup('find-import', ({ http, input }: Lookup<Folder>) =>
  http.get(Import, `/imports/${input.folder}`).catch(() => undefined),
);
const at = { title: 'Import', input: Folder, output: Import } as const;

/** A vendor that takes files, once for each effect. `more` replaces parts of its declaration. */
export function uploadsConnector(more: Partial<ConnectorOptions<UploadsConnection>> = {}) {
  @Connector(UploadsConnection, {
    name: 'uploads',
    title: 'Uploads',
    source: 'https://docs.uploads.example',
    baseUrl: 'https://api.uploads.example/v1',
    auth: bearer((connection) => connection.token),
    ...more,
  })
  class Uploads {
    @Upload('/packages/{folder}', { ...at, effect: unsafe, type: 'application/zip', select: (body: { data: unknown }) => body.data })
    declare importPackage: Upload<Folder, Import>;

    @Upload('/files/{folder}', { title: 'Replace', input: Folder, method: 'PUT', effect: idempotent, maxBytes: 10 })
    declare replaceFile: Upload<Folder, void>;

    @Upload('/keyed/{folder}', { ...at, effect: keyed('Idempotency-Key') })
    declare keyedImport: Upload<Folder, Import>;

    @Upload('/imports/{folder}', { ...at, effect: findImport })
    declare foundImport: Upload<Folder, Import>;

    @Upload('/anything', { title: 'Send', effect: idempotent })
    declare send: Upload<void, void>;

    @Upload('/slow/{folder}', {
      ...at,
      effect: idempotent,
      job: {
        status: '/slow/{folder}/status',
        state: (status: Status) => status.state,
        done: ['done'],
        failed: ['failed'],
        everySeconds: 5,
        result: '/slow/{folder}/result',
      },
    })
    declare slowImport: Upload<Folder, Import>;
  }
  return Uploads;
}
