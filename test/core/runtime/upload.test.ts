import { Readable } from 'node:stream';
import { expect } from 'chai';
import { type FileSource } from 'trunkline';
import type { ConnectorError } from 'trunkline/sdk';
import { CountedSource, pieces } from '../support/counted-source.js';
import { rejection } from '../support/rejection.js';
import { says, UploadServer } from '../support/upload-server.js';
import { endOf, uploadsOver } from '../support/uploads-over.js';

const FOLDER = { folder: 'a' };
const DONE = says({ id: 7 });

describe('An upload', () => {
  const over = uploadsOver();

  it('sends its bytes as the body, with their length and type, the credential, and its input beside them', async () => {
    const { files, server } = await over(says({ data: { id: 7 } }));
    const input = { folder: 'x/y', replace: true, sender: 'ada' };
    expect(await files.upload('importPackage', input, new Uint8Array([80, 75, 3, 255]))).to.deep.equal({ id: 7 });
    const [{ line, headers, body }] = server.taken as [UploadServer['taken'][0]];
    expect([line, body]).to.deep.equal(['POST /packages/x%2Fy?replace=true', 'PK\x03\xff']);
    expect(headers).to.include({
      'content-length': '4',
      'content-type': 'application/zip',
      'x-sender': 'ada',
      authorization: 'Bearer abcd',
    });
    expect(headers).not.to.have.property('transfer-encoding');
  });

  it('goes in chunks where nobody knows its length', async () => {
    const { files, server } = await over(DONE);
    expect(await files.upload('replaceFile', FOLDER, pieces('ab', '', 'c'))).to.equal(undefined);
    const [{ line, headers, body }] = server.taken as [UploadServer['taken'][0]];
    expect([line, body, headers['transfer-encoding'], headers['content-length']]).to.deep.equal([
      'PUT /files/a',
      'abc',
      'chunked',
      undefined,
    ]);
  });

  it('may be empty, and as long as nobody can hold', async () => {
    const { files, server } = await over(DONE);
    await files.upload('send', undefined, new Uint8Array());
    await files.upload('send', undefined, pieces());
    expect(server.taken.map(({ body, headers }) => [body, headers['content-length']])).to.deep.equal([
      ['', '0'],
      ['', '0'],
    ]);
  });

  it('has the type that its operation declares, else its own, else that of any bytes', async () => {
    const { files, server } = await over(says({ id: 7, data: { id: 7 } }));
    const typed: FileSource = { type: 'text/csv', size: 0, open: () => Readable.from([]) };
    await files.upload('importPackage', FOLDER, typed);
    await files.upload('send', undefined, typed);
    await files.upload('send', undefined, new Uint8Array());
    const types = server.taken.map(({ headers }) => headers['content-type']);
    expect(types).to.deep.equal(['application/zip', 'text/csv', 'application/octet-stream']);
    expect(await endOf(files.upload('send', undefined, { ...typed, type: 'a/b\r\nx: y' }))).to.equal('InvalidInputError invalid_input');
  });

  it('is read no faster than the vendor takes it, and held by nobody', async () => {
    const size = 256 * 1024 * 1024;
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const source = new CountedSource(
      function* () {
        for (let at = 0; at < size; at += piece.length) yield piece;
      },
      { size },
    );
    let received = 0;
    let ahead = 0;
    const { files } = await over(() => undefined, {
      onHead: (out, _index, request) => {
        request.on('data', (chunk: Buffer) => {
          ahead = Math.max(ahead, source.given - received);
          received += chunk.length;
        });
        request.on('end', () => out.end('{}'));
      },
    });
    await files.upload('send', undefined, source);
    expect(received).to.equal(size);
    expect(ahead).to.be.below(32 * 1024 * 1024);
  });

  it('fails clearly when its source is not as long as it says, and the vendor never sees a body that looks whole', async () => {
    const cases: readonly [readonly string[], number, string][] = [
      [['abc'], 5, 'InvalidInputError source_size (not accepted)'],
      [['abc'], 2, 'InvalidInputError source_size (not accepted)'],
      [['abc', 'de'], 9, 'RejectedError source_size'],
      [['abc', 'de', 'f'], 5, 'RejectedError source_size'],
      [['abc', 'de', ''], 5, 'nothing'],
    ];
    for (const [texts, size, expected] of cases) {
      const { files, server } = await over(DONE);
      expect(await endOf(files.upload('send', undefined, new CountedSource(() => texts, { size })))).to.equal(expected);
      expect(server.taken.filter(({ isWhole }) => isWhole).length).to.equal(expected === 'nothing' ? 1 : 0);
    }
    const { files } = await over(DONE);
    const shorter = new CountedSource(() => ['abc', 'de'], { size: 9 });
    const error = (await rejection(files.upload('send', undefined, shorter))) as ConnectorError;
    expect(error.message).to.match(/^uploads\.send was broken off after 3 bytes: its file ended after 5 of the 9 bytes that it said$/);
  });

  it('is not longer than the vendor takes: told by its size, or counted', async () => {
    const { files, server } = await over(DONE);
    expect(await endOf(files.upload('replaceFile', FOLDER, new Uint8Array(11)))).to.equal('InvalidInputError too_large (not accepted)');
    expect(await endOf(files.upload('replaceFile', FOLDER, pieces('x'.repeat(11))))).to.equal('InvalidInputError too_large (not accepted)');
    const told = new CountedSource(() => ['abc', 'def'], { size: 11 });
    expect(await endOf(files.upload('replaceFile', FOLDER, told))).to.equal('InvalidInputError too_large (not accepted)');
    expect([told.opened, server.taken]).to.deep.equal([0, []]);
    const many = new CountedSource(function* () {
      for (;;) yield 'four';
    });
    expect(await endOf(files.upload('replaceFile', FOLDER, many))).to.equal('RejectedError too_large');
    expect([many.given, many.closed]).to.deep.equal([12, 1]);
    expect(await endOf(files.upload('replaceFile', FOLDER, new Uint8Array(10)))).to.equal('nothing');
  });
});
