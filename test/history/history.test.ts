import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { tempFolder } from '../core/support/temp-folder.js';
import { SCENARIOS } from '../crash/lab/recipes.js';
import type { Recording, Write } from './recording.js';
import { certainPlaces, replay } from './replay.js';

const FOLDER = 'test/history/runs';
const RECORDINGS = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Recording);

describe('P8: runs of earlier interpreters', () => {
  const folder = tempFolder();

  for (const recording of RECORDINGS) {
    it(`go on and end as they did, wherever they were stopped: ${recording.title}`, async () => {
      await Promise.all(
        certainPlaces(recording).map(async (place) => {
          expect(await replay(recording, place, folder()), `after ${place} writes`).to.deep.equal(recording.end);
        }),
      );
    });
  }

  it('are there of every recipe that the crash tests know', () => {
    expect(RECORDINGS.map(({ title }) => title)).to.include.members(SCENARIOS.map(({ name }) => name));
  });

  describe('would notice', () => {
    const line = RECORDINGS.find(({ title }) => title === 'a line of every effect')!;
    const loop = RECORDINGS.find(({ title }) => title === 'a list of the vendor')!;

    notices('another idempotency key', { ...line, answers: renamed(line.answers) });
    notices('another request', changedText(line, '"n":1', '"n":2'));
    notices('another path of a step', { ...line, writes: changedPaths(line.writes) });
    notices('another key of an item', { ...loop, end: { ...loop.end, items: loop.end.items.map((item) => item.replace(' 1 ', ' 01 ')) } });

    function notices(what: string, recording: Recording): void {
      it(what, async () => {
        const ends = certainPlaces(recording).map((place) => replay(recording, place, folder()));
        const seen = await Promise.all(ends.map((end) => end.then((one) => JSON.stringify(one), String)));
        expect(seen.some((end) => end !== JSON.stringify(recording.end))).to.equal(true);
      });
    }
  });
});

function renamed(answers: Recording['answers']): Recording['answers'] {
  return Object.fromEntries(Object.entries(answers).map(([key, answer]) => [`${key}0`, answer]));
}

function changedPaths(writes: readonly Write[]): readonly Write[] {
  return JSON.parse(JSON.stringify(writes).replaceAll('"path":"b"', '"path":"b1"')) as Write[];
}

function changedText({ writes, ...rest }: Recording, before: string, after: string): Recording {
  return { ...rest, writes: JSON.parse(JSON.stringify(writes).replaceAll(before, after)) as Write[] };
}
