import {
  bearer,
  Connector,
  Download,
  Field,
  Get,
  idempotent,
  keyed,
  Post,
  read,
  Secret,
  unsafe,
  type Action,
  type ConnectorOptions,
} from 'trunkline/sdk';

export class FilesConnection {
  @Field('API token') token!: Secret;
}

export class FileId {
  @Field('Name of the file') id!: string;
}

export class Order {
  @Field('What to export') what!: string;
}

export class Report {
  @Field('How many rows it has') rows!: number;
}

export interface Started {
  id: string;
}

export interface Status {
  state: string;
  error: string;
  file: string;
}

const job = {
  status: '/exports/{id}',
  with: { id: (started: Started) => started.id },
  state: (status: Status) => status.state,
  done: ['completed'],
  failed: ['failed', 'expired'],
  message: (status: Status) => status.error,
  everySeconds: 5,
} as const;

/** A vendor of files and exports. `more` replaces parts of its declaration. */
export function filesConnector(more: Partial<ConnectorOptions<FilesConnection>> = {}) {
  @Connector(FilesConnection, {
    name: 'files',
    title: 'Files',
    source: 'https://docs.files.example',
    baseUrl: 'https://api.files.example/v1',
    auth: bearer((connection) => connection.token),
    ...more,
  })
  class Files {
    @Download('/files/{id}', { title: 'Get a file', input: FileId })
    declare file: Download<FileId>;

    @Download('/images/{id}', { title: 'Get an image', input: FileId, sha256Header: 'X-Meta-Sha256' })
    declare image: Download<FileId>;

    @Download('/prints', { title: 'Print', method: 'POST', input: Order, effect: unsafe, sha256Header: 'X-Meta-Sha256' })
    declare print: Download<Order>;

    @Download('/search', { title: 'Search', method: 'POST', input: Order, effect: read, headers: { Accept: 'text/csv', 'X-Version': '2' } })
    declare search: Download<Order>;

    @Download('/exports', {
      title: 'Export',
      method: 'POST',
      input: Order,
      effect: unsafe,
      job: { ...job, result: '/exports/{id}/{what}' },
    })
    declare export: Download<Order>;

    @Get('/reports/{id}', { title: 'Report', input: FileId, output: Report, job })
    declare report: Action<FileId, Report>;

    @Post('/reports', { title: 'Make a report', input: Order, output: Report, effect: unsafe, job })
    declare unsafeReport: Action<Order, Report>;

    @Post('/reports', { title: 'Make a report once', input: Order, output: Report, effect: keyed('X-Key'), job })
    declare keyedReport: Action<Order, Report>;

    @Post('/results', {
      title: 'Make a result',
      input: Order,
      output: Report,
      effect: idempotent,
      headers: { 'X-Version': '2' },
      job: { ...job, result: { path: '/results/{what}/{file}', with: { file: (status: Status) => status.file } } },
    })
    declare result: Action<Order, Report>;
  }
  return Files;
}
