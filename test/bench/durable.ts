import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createRuntime } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import type { OwnedStore, Store } from '../../core/ports/store/index.js';
import { parseRecipe } from '../../core/recipe/read/parse.js';
import { revisionOf } from '../../core/recipe/revision.js';
import { executeRuns } from '../../core/run/execute-runs.js';
import type { RecipeConnection } from '../../core/runtime/connection.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { SilentLog, SystemClock } from '../../core/adapters/index.js';
import type { Bench } from './bench.js';
import { bareNotes, type Notes } from './clients.js';
import { interleave } from './rounds.js';
import { startServer } from './start-server.js';
import { Bench as BenchConnector, TOKEN } from './vendor.js';

const RUNS = 400;
const AT_ONCE = 8;
const ROUNDS = 15;

const SOURCE = `
name: durable
connections: { crm: bench }
steps:
  - { id: contact, uses: crm.readContact, with: { id: '\${{ event.id }}' } }
  - if: \${{ steps.contact.active && steps.contact.status != "former" }}
    then:
      - set: { name: '\${{ steps.contact.first_name }} \${{ steps.contact.last_name }}' }
      - { id: note, uses: crm.createNote, with: { contact_id: '\${{ steps.contact.id }}', text: 'Hello \${{ vars.name }}' } }
`;

/** Runs of GET, branch, transform, POST: every step journaled and on disk before the next effect, beside the same by hand and without a journal. */
export const durable: Bench = {
  name: 'durable',
  title: 'GET, branch, transform, POST: journaled with group commit, beside undici by hand without a journal',
  goals: [{ measure: `wall / by hand, ${AT_ONCE} at once`, atMost: 2.5 }],
  async run() {
    using server = await startServer();
    const folder = mkdtempSync(join(tmpdir(), 'durable-'));
    await using ours = await Durable.open(server.url, folder);
    await using byHand = bareNotes(server.url);
    try {
      const rounds = await interleave(ROUNDS, {
        ours: () => ours.execute(AT_ONCE),
        'calls alone': () => handle(ours.notes, AT_ONCE),
        'by hand': () => handle(byHand, AT_ONCE),
        'ours alone': () => ours.execute(1),
        'by hand alone': () => handle(byHand, 1),
      });
      return [
        rounds.ratio(`wall / by hand, ${AT_ONCE} at once`, 'wall', 'ours', 'by hand'),
        rounds.ratio(`cpu / by hand, ${AT_ONCE} at once`, 'cpu', 'ours', 'by hand'),
        rounds.ratio(`calls without a journal: wall / by hand, ${AT_ONCE} at once`, 'wall', 'calls alone', 'by hand'),
        rounds.ratio('wall / by hand, one at a time', 'wall', 'ours alone', 'by hand alone'),
        rounds.each(`wall per run, ${AT_ONCE} at once`, 'wall', 'ours', RUNS),
        rounds.each('wall per run, one at a time', 'wall', 'ours alone', RUNS),
        rounds.each(`wall per run by hand, ${AT_ONCE} at once`, 'wall', 'by hand', RUNS),
      ];
    } finally {
      await ours.close();
      rmSync(folder, { recursive: true });
    }
  },
};

async function handle(notes: Pick<Notes, 'read' | 'create'>, workers: number): Promise<void> {
  let left = RUNS;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const contact = await notes.read(1);
      if (!contact.active || contact.status === 'former') continue;
      const name = `${contact.first_name} ${contact.last_name}`;
      await notes.create({ contact_id: contact.id, text: `Hello ${name}` });
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

/** The runs of one store. Starting them is not measured by itself: it is a part of a run's life. */
class Durable {
  readonly #revision = revisionOf(parseRecipe('durable.yaml', SOURCE).recipe!);
  readonly #clock = new SystemClock();
  #started = 0;

  private constructor(
    private readonly store: Store,
    private readonly owned: OwnedStore,
    private readonly connection: Connection<BenchConnector>,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(url: string, folder: string): Promise<Durable> {
    const runtime = createRuntime({ connectors: [BenchConnector] });
    const services = { api: { url, allowLoopback: true } };
    const connection = await runtime.connect(BenchConnector, { token: new Secret(TOKEN) }, { services });
    const store = openSqliteStore(join(folder, 'store.db'));
    const owned = (await store.acquire({ name: 'engine', holder: 'bench', ttlMs: 60_000, now: 0 }))!;
    return new Durable(store, owned, connection, () => runtime.close());
  }

  /** Its calls, without a run around them. */
  get notes(): Pick<Notes, 'read' | 'create'> {
    return {
      read: (id) => this.connection.call('readContact', { id }),
      create: (note) => this.connection.call('createNote', note),
    };
  }

  async execute(concurrency: number): Promise<void> {
    const now = this.#clock.now();
    const ids = Array.from({ length: RUNS }, () => `run-${this.#started++}`);
    await Promise.all(ids.map((id) => this.owned.startRun({ id, recipe: this.#revision, event: { id: 1 } }, now)));
    const { succeeded } = await executeRuns(
      'durable',
      new Map([['crm', this.connection as unknown as RecipeConnection]]),
      { store: this.owned, clock: this.#clock, log: new SilentLog() },
      { concurrency },
    );
    if (succeeded !== RUNS) throw new Error(`${succeeded} of ${RUNS} runs succeeded.`);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}
