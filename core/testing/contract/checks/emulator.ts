import type { FaultKind } from '../../server/fault-plan.js';
import type { EmulatorFixture, EmulatorTrial } from '../bench/emulator-trial.js';
import type { Case, Check } from '../check.js';
import { fail, show } from '../expect.js';
import type { ActionFixture, AnyOperationFixture, UploadFixture } from '../fixtures/operation.js';
import { callWith, isCall } from '../operations/upload.js';
import { repeatOf } from './effects.js';

/** What becomes of the first request, and whether the vendor has acted by then. */
const DROPS: readonly FaultKind[] = ['drop-before', 'drop-after'];

/** The connector on the vendor's emulator: the two were written apart, so that they can disagree. */
export function emulatorCheck(emulator: EmulatorFixture): Check {
  return {
    name: 'emulator',
    title: 'it works on the vendor’s emulator, where nothing happens twice',
    *cases(subject) {
      const [connection] = subject.connection();
      for (const { name, fixture, document } of subject.calls()) {
        if ((fixture.connection ?? connection) !== connection || emulator.except?.includes(name)) continue;
        const input = emulator.inputs?.[name] ?? fixture.input;
        if (document.kind === 'list') yield listCase(name, input, emulator.empty?.includes(name) ?? false);
        else if (document.kind === 'download') yield downloadCase(name, input);
        else if (isCall(fixture)) yield actionCase(name, fixture, input, emulator.once?.includes(name) ? [] : DROPS);
      }
    },
  };
}

type Input = AnyOperationFixture['input'];

/** Makes the call once more. */
type Make = () => Promise<unknown>;

function listCase(name: string, input: Input, isEmpty: boolean): Case {
  return {
    name: `${name}: reads all of it`,
    run: async (bench) => {
      const { connection } = await bench.emulator.open();
      const pages = connection.list(name, input);
      let records = 0;
      for await (const _ of pages) records += 1;
      if (pages.outcome?.status !== 'complete') fail(`it ended after ${records} records with ${show(pages.outcome)}`);
      if (records === 0 && !isEmpty)
        fail('it finds nothing there, which proves nothing: give `inputs` that find some, or name it in `empty`');
      if (records > 0 && isEmpty) fail(`it is named in \`empty\` and finds ${records} records`);
    },
  };
}

function downloadCase(name: string, input: Input): Case {
  return {
    name: `${name}: fetches the whole file`,
    run: async (bench) => {
      const { connection } = await bench.emulator.open();
      const { body, size } = await connection.download(name, input);
      let bytes = 0;
      for await (const part of body) bytes += part.length;
      if (size !== undefined && bytes !== size) fail(`of ${size} bytes came ${bytes}`);
    },
  };
}

function actionCase(name: string, fixture: ActionFixture | UploadFixture, input: Input, drops: readonly FaultKind[]): Case {
  const repeat = repeatOf(fixture);
  const file = 'upload' in fixture ? fixture.upload : undefined;
  return {
    name: drops.length > 0 ? `${name}: is done once, whatever is lost` : `${name}: is done`,
    run: async (bench) => {
      const trial = await bench.emulator.open();
      const make: Make = () => callWith(trial.connection, name, file, input);
      await make();
      for (const drop of fixture.exchanges.length === 1 ? drops : []) await callThrough(trial, make, drop, repeat === 'unsafe');
    },
  };
}

async function callThrough({ emulator }: EmulatorTrial, make: Make, drop: FaultKind, isUnsafe: boolean): Promise<void> {
  const before = emulator.ledger.entries.length;
  emulator.faults.next(drop);
  const ended = await make().then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  const happened = emulator.ledger.entries.length - before;
  if (isUnsafe && ended?.name !== 'UncertainError')
    fail(`${drop}: nobody can tell what became of it, and it ended with ${show(ended ?? 'success')}`);
  if (!isUnsafe && ended) fail(`${drop}: it may be sent again, and was given up: ${show(ended)}`);
  if (isUnsafe && happened !== (drop === 'drop-after' ? 1 : 0)) fail(`${drop}: it happened ${happened} times`);
}
