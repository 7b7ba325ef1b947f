import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, FAULT_KINDS, type FaultKind, type FaultPlan } from 'trunkline/testing';
import { outcomeOf, startNotes, takeNote } from './note-vendor.js';

describe('a fault that is switched on', () => {
  let notes: Emulator;
  beforeEach(async () => {
    notes = await startNotes();
  });
  afterEach(() => notes.close());
  const effects = (): number => notes.ledger.entries.length;

  describe('before the vendor acts', () => {
    afterEach(() => expect(effects()).to.equal(0));

    for (const status of [429, 500, 503]) {
      it(`${status} is an error in the vendor's own words`, async () => {
        notes.faults.next(`${status}` as FaultKind);
        const answer = await takeNote(notes);
        expect([answer.status, await answer.json()]).to.deep.equal([status, { oops: 'fault' }]);
        expect(answer.headers.get('retry-after')).to.equal(status === 429 ? '7' : null);
      });
    }

    it("429 can have a header that replaces the vendor's own", async () => {
      notes.faults.next('429', { headers: { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' } });
      expect((await takeNote(notes)).headers.get('retry-after')).to.equal('Wed, 21 Oct 2026 07:28:00 GMT');
    });

    for (const [kind, status] of [
      ['503-html', 503],
      ['200-html', 200],
    ] as const) {
      it(`${kind} is a page for people`, async () => {
        notes.faults.next(kind);
        const answer = await takeNote(notes);
        expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([status, 'text/html; charset=utf-8']);
        expect(await answer.text()).to.match(/^<!DOCTYPE html>/);
      });
    }

    it('redirect points to the place it is told', async () => {
      notes.faults.next('redirect', { location: 'https://evil.example/notes' });
      const answer = await fetch(`${notes.origin}/notes`, { method: 'POST', body: '1', redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).to.deep.equal([302, 'https://evil.example/notes']);
    });

    it('drop-before closes the connection, and nothing happened', async () => {
      notes.faults.next('drop-before');
      expect(await outcomeOf(takeNote(notes))).to.equal('failed');
    });
  });

  describe('after the vendor acted', () => {
    afterEach(() => expect(effects()).to.equal(1));

    it('500-after says it failed although it did not', async () => {
      notes.faults.next('500-after');
      expect((await takeNote(notes)).status).to.equal(500);
    });

    it('drop-after closes the connection without an answer', async () => {
      notes.faults.next('drop-after');
      expect(await outcomeOf(takeNote(notes))).to.equal('failed');
    });

    it('truncate promises a length, and the body ends before it', async () => {
      notes.faults.next('truncate');
      const answer = await takeNote(notes);
      expect([answer.status, answer.headers.get('content-length')]).to.deep.equal([201, '23']);
      expect(await outcomeOf(Promise.resolve(answer))).to.equal('failed');
    });

    it('bad-json is a whole answer that cannot be parsed', async () => {
      notes.faults.next('bad-json');
      expect(await outcomeOf(takeNote(notes))).to.deep.equal({ status: 201, text: '{"id":1,"te' });
    });

    it('gzip-bomb grows without end for a reader who counts', async () => {
      notes.faults.next('gzip-bomb');
      const answer = await takeNote(notes);
      expect(answer.headers.get('content-encoding')).to.equal('gzip');
      let bytes = 0;
      for await (const chunk of answer.body ?? []) {
        bytes += chunk.length;
        if (bytes > 4 << 20) break;
      }
      expect(bytes).to.be.greaterThan(4 << 20);
    });

    it('stall sends the headers, and then nothing until the client gives up', async () => {
      notes.faults.next('stall');
      const answer = await takeNote(notes, 'hello', AbortSignal.timeout(30));
      expect(answer.status).to.equal(201);
      expect(await outcomeOf(Promise.resolve(answer))).to.equal('failed');
    });

    it('slow answers as ever, but late', async () => {
      notes.faults.next('slow', { delayMs: 30 });
      const sent = performance.now();
      expect(await outcomeOf(takeNote(notes))).to.deep.equal({ status: 201, text: '{"id":1,"text":"hello"}' });
      expect(performance.now() - sent).to.be.greaterThan(25);
    });
  });

  it('drop closes the connection before the effect, then after it, in turn', async () => {
    notes.faults.next('drop', { times: 4 });
    const seen: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      expect(await outcomeOf(takeNote(notes))).to.equal('failed');
      seen.push(effects());
    }
    expect(seen).to.deep.equal([0, 1, 1, 2]);
  });

  it('waits for the request it is meant for, as often as it is told, and can be taken back', async () => {
    notes.faults.next('500', { method: 'POST', path: '/notes', times: 2 });
    notes.faults.next('503', { path: /\/notes\/\d+$/ });
    notes.faults.next('503', { path: '/never' });
    const statusOf = async (path: string, method = 'GET') =>
      (await fetch(notes.origin + path, { method, ...(method === 'POST' && { body: '1' }) })).status;
    expect(await statusOf('/notes')).to.equal(200);
    expect(await statusOf('/notes/4?x=1')).to.equal(503);
    expect(await statusOf('/notes', 'POST')).to.equal(500);
    notes.faults.clear();
    expect(await statusOf('/notes', 'POST')).to.equal(201);
    expect(await statusOf('/never')).to.equal(404);
    expect(notes.faults.hits.map(({ kind, method, path }) => `${kind} ${method} ${path}`)).to.deep.equal([
      '503 GET /notes/4',
      '500 POST /notes',
    ]);
  });

  it('does not hold up closing', async () => {
    notes.faults.next('stall');
    notes.faults.next('slow', { delayMs: 60_000 });
    notes.faults.next('gzip-bomb');
    const asked = [1, 2, 3].map(() => outcomeOf(takeNote(notes)));
    while (effects() < 3) await sleep(1);
    await notes.close();
    expect(await Promise.all(asked)).to.deep.equal(['failed', 'failed', 'failed']);
  });
});

describe('a plan of faults', () => {
  const statuses = async (plan: FaultPlan, paths: readonly string[]): Promise<number[]> => {
    const notes = await startNotes({ faults: plan });
    const seen: number[] = [];
    for (const path of paths) seen.push((await fetch(notes.origin + path)).status);
    await notes.close();
    return seen;
  };
  const twelve = Array.from({ length: 12 }, (_, i) => `/notes/${i}`);

  it('hits every n-th request', async () => {
    const seen = await statuses({ kinds: ['500'], every: 4 }, twelve);
    const hits = seen.flatMap((status, index) => (status === 500 ? [index] : []));
    expect(hits).to.have.length(3);
    expect([(hits[1] ?? 0) - (hits[0] ?? 0), (hits[2] ?? 0) - (hits[1] ?? 0)]).to.deep.equal([4, 4]);
  });

  it('is the same each time for the same seed, and another for another', async () => {
    const plan = (seed: number): FaultPlan => ({ kinds: ['429', '500', '503'], every: 2, seed });
    const first = await statuses(plan(7), twelve);
    expect(await statuses(plan(7), twelve)).to.deep.equal(first);
    const others = await Promise.all([8, 9, 10].map((seed) => statuses(plan(seed), twelve)));
    expect(others.some((other) => other.join() !== first.join())).to.equal(true);
  });

  it('brings each kind as often as the others', async () => {
    const seen = await statuses({ kinds: ['429', '500', '503'], every: 2 }, twelve);
    expect(seen.toSorted((a, b) => a - b)).to.deep.equal([200, 200, 200, 200, 200, 200, 429, 429, 500, 500, 503, 503]);
  });

  it('never hits a request twice in a row, so whoever tries again gets through', async () => {
    const notes = await startNotes({ faults: { kinds: FAULT_KINDS.filter((kind) => kind !== 'stall' && kind !== 'slow'), every: 1 } });
    for (let i = 0; i < 40; i += 1) {
      await outcomeOf(takeNote(notes, `note ${i}`).then((answer) => (answer.body?.cancel(), answer)));
      expect((await takeNote(notes, `note ${i}`)).status).to.equal(201);
    }
    expect(notes.faults.hits).to.have.length(40);
    await notes.close();
  });

  it('leaves alone what it is not meant for', async () => {
    const notes = await startNotes({ faults: { kinds: ['500'], every: 1, only: (method) => method === 'POST' } });
    expect((await fetch(`${notes.origin}/notes`)).status).to.equal(200);
    expect((await takeNote(notes)).status).to.equal(500);
    await notes.close();
  });

  it('can begin and end while the vendor runs', async () => {
    const notes = await startNotes();
    notes.faults.schedule({ kinds: ['503'], every: 1 });
    expect((await takeNote(notes)).status).to.equal(503);
    notes.faults.schedule();
    expect((await takeNote(notes, 'other')).status).to.equal(201);
    await notes.close();
  });

  it('needs a kind and a number of requests', async () => {
    const refused = await startNotes({ faults: { kinds: [], every: 2 } }).then(
      () => 'started',
      (error: Error) => error.message,
    );
    expect(refused).to.match(/at least one kind/);
  });
});

describe('a latency', () => {
  it('holds every answer back', async () => {
    const notes = await startNotes({ latencyMs: 20 });
    const sent = performance.now();
    await fetch(`${notes.origin}/notes`);
    expect(performance.now() - sent).to.be.greaterThan(18);
    await notes.close();
  });
});
