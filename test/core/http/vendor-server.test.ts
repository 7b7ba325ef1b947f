import { expect } from 'chai';
import { createRuntime } from 'trunkline';
import { Secret, type ConnectorError } from 'trunkline/sdk';
import { type Emulator, type FaultKind, Routes, startServer, StateFile } from 'trunkline/testing';
import { notesConnector } from '../support/notes-connector.js';

const Notes = notesConnector();
const FAULTS: readonly FaultKind[] = [
  '429',
  '500',
  '503',
  '503-html',
  '200-html',
  'redirect',
  'drop-before',
  '500-after',
  'drop-after',
  'truncate',
  'bad-json',
  'stall',
];

/** A vendor that takes notes; the same key twice is one note. */
async function startNotes(): Promise<Emulator> {
  const file = await StateFile.open<{ notes: { id: number } }>('notes');
  const keys = new Map<string, number>();
  let ids = 0;
  const routes = new Routes().post('/notes', (request) => {
    const key = String(request.headers['idempotency-key'] ?? `none ${ids}`);
    const id = keys.get(key) ?? (ids += 1);
    if (!keys.has(key)) file.ledger.append('note.taken', id, request, key);
    keys.set(key, id);
    return { status: 201, body: { id } };
  });
  return startServer({ file, routes, errorAnswer: (status) => ({ status, body: {} }) });
}

describe('A real vendor that fails once', () => {
  const runtime = createRuntime({ limits: { backoffMs: 1, attemptMs: 40, responseBytes: 100_000 } });
  let vendor: Emulator;
  before(async () => (vendor = await startNotes()));
  after(() => Promise.all([vendor.close(), runtime.close()]));

  /** How often a note was taken for one call, and how the call ended. */
  async function take(effect: 'keyed' | 'unsafe', fault: FaultKind): Promise<string> {
    const services = { api: { url: vendor.origin, allowLoopback: true } };
    const notes = await runtime.connect(Notes, { token: new Secret('abcd') }, { services });
    const before = vendor.ledger.entries.length;
    vendor.faults.next(fault);
    const ended = await notes.call(effect, { text: 'hi' }).then(
      () => 'ok',
      (error: ConnectorError) => error.name,
    );
    return `${vendor.ledger.entries.length - before} ${ended}`;
  }

  it('has done at most once what it was asked for, and never less than it said (P4)', async () => {
    const found: Record<string, readonly string[]> = {};
    for (const fault of FAULTS) found[fault] = [await take('keyed', fault), await take('unsafe', fault)];
    const uncertain = (taken: number): string => `${taken} UncertainError`;
    expect(found).to.deep.equal({
      429: ['1 ok', '1 ok'],
      500: ['1 ok', uncertain(0)],
      503: ['1 ok', uncertain(0)],
      '503-html': ['1 ok', uncertain(0)],
      '200-html': ['0 UnexpectedResponseError', uncertain(0)],
      redirect: ['0 UnexpectedResponseError', uncertain(0)],
      'drop-before': ['1 ok', uncertain(0)],
      '500-after': ['1 ok', uncertain(1)],
      'drop-after': ['1 ok', uncertain(1)],
      truncate: ['1 ok', uncertain(1)],
      'bad-json': ['1 ok', uncertain(1)],
      stall: ['1 ok', uncertain(1)],
    });
  });
});
