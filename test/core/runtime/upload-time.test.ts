import { getEventListeners, once } from 'node:events';
import { expect } from 'chai';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { CountedSource, hanging, pieces } from '../support/counted-source.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { says, type Act } from '../support/upload-server.js';
import { uploadsConnector } from '../support/uploads-connector.js';
import { endOf, uploadsOver } from '../support/uploads-over.js';

const FOLDER = { folder: 'a' };
const DONE = says({ id: 7, data: { id: 7 } });
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

    const silent = new VirtualClock();
    const other = await over((_out, _index) => void silent.advance(2000), { clock: silent, limits: LIMITS });
    expect(await endOf(other.files.upload('keyedImport', FOLDER, pieces('abc')))).to.equal('UnavailableError timeout');

    const deaf = new VirtualClock();
    const endless = new CountedSource(function* () {
      for (;;) yield Buffer.alloc(1024 * 1024);
    });
    const third = await over(DONE, {
      clock: deaf,
      limits: LIMITS,
      onHead: (_out, _index, request) => {
        request.pause();
        void settled(endless).then(() => deaf.advance(1000));
      },
    });
    expect(await endOf(third.files.upload('keyedImport', FOLDER, endless))).to.equal('UnavailableError timeout');
    expect(endless.signals[0]!.aborted).to.equal(true);
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
});

/** Resolves once the source has been asked for nothing more through many turns of the event loop. */
async function settled(source: CountedSource): Promise<void> {
  for (let [seen, turns] = [-1, 0]; turns < 200; turns = source.given === seen ? turns + 1 : 0) {
    seen = source.given;
    await new Promise(setImmediate);
  }
}
