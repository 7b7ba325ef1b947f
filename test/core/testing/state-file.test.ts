import { expect } from 'chai';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateFile } from 'trunkline/testing';
import { nextWarning, outcomeOf, startNotes, takeNote } from './note-vendor.js';

describe('the state of a fake vendor', () => {
  let folder: string;
  let statePath: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trunkline-notes-'));
    statePath = join(folder, 'made', 'when-needed', 'notes.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is in the file before an effect is answered', async () => {
    const notes = await startNotes({ statePath });
    for (const text of ['a', 'b', 'c']) {
      await takeNote(notes, text);
      const lines = (await readFile(statePath, 'utf8')).trimEnd().split('\n');
      const last = JSON.parse(lines.at(-1) ?? '') as { changes: unknown; effects: { request: { body: unknown } }[] };
      expect(last.changes).to.deep.equal([['notes', lines.length - 1, { id: lines.length - 1, text }]]);
      expect(last.effects[0]?.request.body).to.equal(text);
    }
    await notes.close();
  });

  it('goes on, ledger and all, where an earlier one stopped', async () => {
    const earlier = await startNotes({ statePath });
    await Promise.all(Array.from({ length: 30 }, (_, i) => takeNote(earlier, `note ${i}`)));
    await earlier.close();
    const later = await startNotes({ statePath });
    await takeNote(later, 'one more');
    expect(later.ledger.entries.map(({ id }) => id)).to.deep.equal(Array.from({ length: 31 }, (_, i) => i + 1));
    await later.close();
  });

  it('holds the effect of a request whose answer was dropped', async () => {
    const notes = await startNotes({ statePath });
    notes.faults.next('drop-after');
    await takeNote(notes).catch(() => undefined);
    await notes.close();
    const file = await StateFile.open<{ notes: unknown }>('notes', statePath);
    expect([file.rows('notes'), file.ledger.entries.length]).to.deep.equal([[{ id: 1, text: 'hello' }], 1]);
  });

  it('stays in memory without a file', async () => {
    const notes = await startNotes();
    await takeNote(notes);
    await notes.close();
    const again = await startNotes();
    expect(again.ledger.entries).to.have.length(0);
    await again.close();
  });

  it('forgets a last line that a kill cut short, and nothing else', async () => {
    const earlier = await startNotes({ statePath });
    await takeNote(earlier, 'a');
    await takeNote(earlier, 'b');
    await earlier.close();
    const whole = await readFile(statePath, 'utf8');
    await writeFile(statePath, whole.slice(0, -1));
    const later = await startNotes({ statePath });
    expect(await (await fetch(`${later.origin}/notes`)).json()).to.deep.equal([{ id: 1, text: 'a' }]);
    expect(later.ledger.entries.map(({ id }) => id)).to.deep.equal([1]);
    expect(await (await takeNote(later, 'c')).json()).to.deep.equal({ id: 2, text: 'c' });
    await later.close();
  });

  it('remembers a record as it was last put', async () => {
    const file = await StateFile.open<{ counts: { n: number } }>('counts', statePath);
    expect(file.isNew).to.equal(true);
    for (let n = 1; n <= 3; n += 1) {
      file.put('counts', 'a', { n });
      await file.saved();
    }
    const later = await StateFile.open<{ counts: { n: number } }>('counts', statePath);
    expect([later.isNew, later.rows('counts')]).to.deep.equal([false, [{ n: 3 }]]);
  });

  it('acknowledges nothing that cannot be saved', async () => {
    const notes = await startNotes({ statePath });
    await rm(join(folder, 'made'), { recursive: true });
    for (const text of ['first', 'second']) {
      const warned = nextWarning();
      expect(await outcomeOf(takeNote(notes, text))).to.equal('failed');
      expect(await warned).to.match(/ENOENT/);
    }
    expect(await notes.close().catch((error: Error) => error.message)).to.match(/ENOENT/);
  });

  for (const [what, text, says] of [
    ['is no state at all', 'Dear diary,\n', /is not an emulator's state, or is damaged/],
    ['is damaged before its last line', '{"emulator":"notes"}\n{"changes":[\n{"changes":[],"effects":[]}\n', /or is damaged/],
    ["is another vendor's", '{"emulator":"hive"}\n', /holds the state of the hive emulator, not of notes/],
  ] as const) {
    it(`stops the start, and stays as it is, when it ${what}`, async () => {
      const path = join(folder, 'state.json');
      await writeFile(path, text);
      const refused = await startNotes({ statePath: path }).then(
        () => 'started',
        (error: Error) => error.message,
      );
      expect(refused).to.match(says);
      expect(await readFile(path, 'utf8')).to.equal(text);
    });
  }
});
