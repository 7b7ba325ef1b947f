import { Action, Download, idempotent, keyed, noAuth, Post, slot, unsafe, Upload } from 'trunkline/sdk';
import { Item, ItemId, ItemFilter } from './data.js';

interface Progress {
  state: string;
  error: string;
  file: string;
}

export class Files {
  @Download('/items/{id}/log', {
    title: 'Log',
    scopes: ['Logs: Read'],
    answerSeconds: 120,
    input: ItemId,
    sha256Header: 'X-Sha256',
    service: 'files',
    auth: noAuth(),
  })
  declare log: Download<ItemId>;

  @Download('/exports', {
    title: 'Export',
    method: 'POST',
    effect: keyed('Idempotency-Key'),
    input: ItemFilter,
    job: {
      status: '/exports/{export}',
      with: { export: (started: { id: string }) => started.id },
      state: (progress: Progress) => progress.state,
      done: ['done'],
      failed: [],
      everySeconds: 10,
      result: { path: '/exports/{export}/{file}', with: { file: (progress: Progress) => progress.file } },
    },
  })
  declare export: Download<ItemFilter>;

  @Upload('/items/{id}/picture', {
    title: 'Picture',
    method: 'PUT',
    input: ItemId,
    output: Item,
    type: 'image/png',
    maxBytes: 1_000_000,
    effect: idempotent,
    select: (body: { data: unknown }) => body.data,
    service: 'files',
    headers: { 'X-Version': '2' },
    scopes: ['Items: Update'],
    job: {
      status: '/items/{id}/picture',
      state: (progress: Progress) => progress.state,
      done: ['done'],
      failed: [],
      everySeconds: 1,
    },
  })
  declare setPicture: Upload<ItemId, Item>;

  @Upload('/uploads', { title: 'Upload', effect: unsafe }) declare upload: Upload<void, void>;

  @Post('/items/{id}/copies', {
    title: 'Copy slowly',
    input: ItemId,
    output: Item,
    effect: unsafe,
    job: {
      status: '/items/{id}/copy',
      state: slot('copy-state', (progress: Progress) => progress.state),
      done: ['done', 'empty'],
      failed: ['failed'],
      message: (progress: Progress) => progress.error,
      everySeconds: 0.5,
    },
  })
  declare copyItem: Action<ItemId, Item>;
}
