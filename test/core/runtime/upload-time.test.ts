import { getEventListeners, once } from 'node:events';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import type { FileSource } from 'trunkline';
import type { ConnectorError } from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import type { WireRequest } from '../../../core/ports/http.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { CountedSource, hanging, pieces } from '../support/counted-source.js';
import { open } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { says, type Act } from '../support/upload-server.js';
import { uploadsConnector } from '../support/uploads-connector.js';
import { endOf, uploadsOver } from '../support/uploads-over.js';

const FOLDER = { folder: 'a' };
const DONE = says({ id: 7, data: { id: 7 } });
const PIECE = Buffer.alloc(64 * 1024);
const LIMITS = { uploadIdleMs: 1000, attemptMs: 2000, callMs: 5000, attempts: 1 };

describe('An upload that takes long', () => {
  const over = uploadsOver();

  /** A file whose second piece comes when it is let go, and what a vendor makes of it. */
  async function held(act: Act = DONE, limits: object = {}) {
    const clock = new VirtualClock();
    let go: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (asked = resolve));
    const source = new CountedSource(async function* () {
      yield 'abc';
      asked();
      await new Promise<void>((resolve) => (go = resolve));
      yield 'def';
    });
    const { files, server } = await over(act, { clock, limits: { ...LIMITS, ...limits } });
    return { clock, source, files, server, waiting, go: () => go() };
  }

  it('may take longer than a call, as long as each piece comes in time', async () => {
    const { clock, files, source, waiting, go } = await held(DONE, { uploadIdleMs: 60_000 });
    const uploading = endOf(files.upload('importPackage', FOLDER, source));
    await waiting;
    await clock.advance(50_000);
    go();
    expect(await uploading).to.equal('{"id":7}');
  });

  it('tells a file that gives nothing from a vendor that takes or says nothing', async () => {
    const { clock, files, source, waiting } = await held();
    const stalled = endOf(files.upload('importPackage', FOLDER, source));
    await waiting;
    await clock.advance(999);
    await clock.advance(1);
    expect(await stalled).to.equal('InvalidInputError source_stalled (not accepted)');
    expect(source.signals[0]!.aborted).to.equal(true);

    const deaf = new VirtualClock();
    const endless = new CountedSource(function* () {
      for (;;) yield PIECE;
    });
    const unread = await over(DONE, {
      clock: deaf,
      limits: LIMITS,
      onHead: () => {
        void settled(endless).then(() => deaf.advance(1000));
        return false;
      },
    });
    const error = (await rejection(unread.files.upload('keyedImport', FOLDER, endless))) as ConnectorError;
    expect([error.name, error.message]).to.deep.equal([
      'UnavailableError',
      `uploads.keyedImport got no answer from ${new URL(unread.server.origin).host}: the vendor took nothing more of the file for 1 s`,
    ]);
    expect(endless.signals[0]!.aborted).to.equal(true);
  });

  it('is answered in the time that any answer has, from when all of it was sent', async () => {
    const clock = new VirtualClock();
    const { files } = await over(() => void clock.advance(2000), { clock, limits: LIMITS });
    const { message } = (await rejection(files.upload('keyedImport', FOLDER, pieces('abc')))) as ConnectorError;
    expect(message).to.include('no whole answer in time');
  });

  it('has the deadline that its caller gave, the file included', async () => {
    const { clock, files, source, waiting } = await held(DONE, { uploadIdleMs: 60_000 });
    const uploading = endOf(files.upload('keyedImport', FOLDER, source, { timeoutMs: 3000 }));
    await waiting;
    await clock.advance(3000);
    expect(await uploading).to.equal('UnavailableError timeout');
    expect(source.signals[0]!.aborted).to.equal(true);
  });

  it('leaves the time that the file took to what comes after it: another try, and a job', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const slow = new CountedSource(async function* () {
      yield 'abc';
      await clock.sleep(50_000);
      yield 'def';
      await clock.sleep(50_000);
    });
    let tries = 0;
    const http = new ScriptedHttp(({ method, url }) => {
      if (url.pathname.endsWith('/status')) return json({ state: 'done' });
      return method === 'POST' && (tries += 1) === 1 ? json({}, 503) : json({ id: 7 });
    });
    const limits = { ...LIMITS, callMs: 60_000, uploadIdleMs: 60_000, attempts: 2 };
    const files = await open(uploadsConnector(), { http, clock, limits });
    expect(await files.upload('slowImport', FOLDER, slow)).to.deep.equal({ id: 7 });
    expect([slow.opened, http.files]).to.deep.equal([2, ['abcdef', 'abcdef']]);
  });

  it('is stopped by its caller, its file and its socket with it', async () => {
    for (const before of [[], ['abc', 'def', 'ghi']]) {
      const stop = new AbortController();
      const { files, server } = await over(DONE);
      const source = new CountedSource(() => hanging(...before));
      const closed = server.disconnected();
      const uploading = endOf(files.upload('keyedImport', FOLDER, source, { signal: stop.signal }));
      if (before.length > 0) await once(server.server, 'request');
      else while (source.opened === 0) await new Promise(setImmediate);
      stop.abort();
      expect(await uploading).to.equal(`CancelledError cancelled${before.length > 0 ? '' : ' (not accepted)'}`);
      expect(source.signals[0]!.aborted).to.equal(true);
      if (before.length > 0) await closed;
      expect(server.taken.filter(({ isWhole }) => isWhole)).to.deep.equal([]);
      expect(getEventListeners(stop.signal, 'abort').length).to.equal(0);
    }
  });

  it('has no end for whoever reads on after it was stopped: half of it never looks like all of it', async () => {
    const stop = new AbortController();
    let read: unknown;
    class ReadingOn extends ScriptedHttp {
      override async send({ body }: WireRequest): Promise<never> {
        const file = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
        await file.next();
        stop.abort();
        read = await file.next().catch((error: unknown) => error);
        throw new NetworkFault('aborted', 'stopped', true);
      }
    }
    const files = await open(uploadsConnector(), { http: new ReadingOn(() => json({})) });
    const source: FileSource = { open: () => Readable.from(['a', 'b', 'c'].map((text) => Buffer.from(text))) };
    expect(await endOf(files.upload('keyedImport', FOLDER, source, { signal: stop.signal }))).to.equal('CancelledError cancelled');
    expect(read).to.be.instanceOf(NetworkFault);
  });
});

/** Resolves once the source has been asked for nothing more through many turns of the event loop. */
async function settled(source: CountedSource): Promise<void> {
  for (let [seen, turns] = [-1, 0]; turns < 200; turns = source.given === seen ? turns + 1 : 0) {
    seen = source.given;
    await new Promise(setImmediate);
  }
}
