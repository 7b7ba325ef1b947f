import { expect } from 'chai';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateFile } from 'trunkline/testing';
import { nextWarning, startNotes, takeNote } from './note-vendor.js';

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
      const saved = JSON.parse(await readFile(statePath, 'utf8')) as { state: { text: string }[]; ledger: { request: { body: string } }[] };
      expect(saved.state.at(-1)?.text).to.equal(text);
      expect(saved.ledger.at(-1)?.request.body).to.equal(text);
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
    const { loaded, ledger } = await StateFile.open<unknown[]>('notes', statePath);
    expect([loaded, ledger.entries.length]).to.deep.equal([[{ id: 1, text: 'hello' }], 1]);
    await notes.close();
  });

  it('stays in memory without a file', async () => {
    const notes = await startNotes();
    await takeNote(notes);
    await notes.close();
    const again = await startNotes();
    expect(again.ledger.entries).to.have.length(0);
    await again.close();
  });

  it('acknowledges nothing that cannot be saved', async () => {
    const notes = await startNotes({ statePath: join(statePath, 'state.json') });
    await writeFile(join(folder, 'made'), 'a file where a folder is needed');
    const warned = nextWarning();
    const outcome = await takeNote(notes).then(
      () => 'answered',
      () => 'cut off',
    );
    expect(outcome).to.equal('cut off');
    expect(await warned).to.match(/ENOTDIR|EEXIST/);
    await notes.close().catch(() => undefined);
  });

  for (const [what, text, says] of [
    ['is damaged', '{"emulator":"no', /does not hold JSON/],
    ["is another vendor's", '{"emulator":"hive","state":[],"ledger":[]}', /holds the state of the hive emulator, not of notes/],
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
