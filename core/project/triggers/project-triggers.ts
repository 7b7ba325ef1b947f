import { InvalidInputError } from 'trunkline/errors';
import type { Barrier } from '../../ports/barrier-memory.js';
import type { Backfill, CommandAnswer, DeadLetter, Pause, RunCommand, Store } from '../../ports/store/index.js';
import { revisionOf } from '../../recipe/revision.js';
import { isSchedule } from '../../recipe/recipe.js';
import { askOwner, type OwnerAnswer } from '../../run/ask-owner.js';
import { nextDues } from '../../schedule/next-dues.js';
import type { PolledTrigger } from '../../trigger/polling/polled-trigger.js';
import { keyOf } from '../../trigger/polling/polled-trigger.js';
import { bindDry } from '../load-recipe.js';
import type { OpenProject } from '../open-project.js';
import { commandClaim } from '../own-store.js';
import { readAll } from '../runs/read-all.js';
import { declaredTriggers, type KnownTrigger, undeclared } from './declared-triggers.js';
import { findNode, findTrigger } from './find-trigger.js';
import { recipeName, recipePath } from './named-recipe.js';

/** Due instants that a test of a schedule tells. */
const DUES = 5;

/** What is not called for now: the polls of a connection, or what its vendor has closed of it. */
export interface PausedPlace {
  readonly connection: string;
  /** Absent where all polls of the connection are paused. */
  readonly operation?: string;
  readonly kind: 'paused' | 'suspended' | 'gone';
  /** What of the operation is closed; absent: all of it. */
  readonly scope?: string;
  readonly reason: string;
  readonly at: number;
  /** When it is tried without a person; absent: it waits for one. */
  readonly until?: number;
}

/** A record that could not become an event. */
export interface SetAside extends DeadLetter {
  /** When it is tried next; absent where it is due already, or a person has to act. */
  readonly nextAt?: number;
}

export interface BackfillWindow {
  /** Inclusive; ISO 8601, or as the trigger's cursor is. */
  readonly since?: string;
  /** Exclusive. */
  readonly until?: string;
}

/**
 * What the store knows of the triggers of a project's recipes. Reading needs no lease; what is asked is obeyed by the process that owns the store, and by
 * us where there is none.
 */
export class ProjectTriggers {
  constructor(private readonly project: OpenProject) {}

  /**
   * Those of the project's recipes, and those that were polled for others, by recipe and id.
   *
   * @param onUnread Told of a recipe's file that is not right, whose triggers are not there unless they were polled.
   */
  async list(onUnread: (path: string) => void = () => undefined): Promise<readonly KnownTrigger[]> {
    const store = await this.project.openStore();
    const { triggers, unread } = await declaredTriggers(this.project);
    for (const path of unread) onUnread(path);
    const known = new Map((await store.triggers()).map((state) => [state.trigger, undeclared(state)]));
    for (const one of triggers) known.set(one.trigger, { ...known.get(one.trigger), ...one, ...(await keptOf(store, one)) });
    return [...known.values()].toSorted((a, b) => (a.trigger < b.trigger ? -1 : 1));
  }

  /**
   * With several accounts, all of them.
   *
   * @param recipe Its name, or the path of its file.
   * @throws InvalidInputError `no_trigger` when there is none; FileError with the faults of the file.
   */
  async get(recipe: string, id: string): Promise<readonly KnownTrigger[]> {
    const name = await recipeName(this.project, recipe);
    const found = (await this.list()).filter((one) => one.recipe === name && one.id === id);
    if (found.length > 0) return found;
    throw new InvalidInputError(`Nothing is known of a trigger \`${id}\` of a recipe \`${name}\`.`, {
      code: 'no_trigger',
      remedy: 'See which there are: trunkline triggers list',
    });
  }

  async pauses(): Promise<readonly Pause[]> {
    return (await this.project.openStore()).pauses();
  }

  /** Whatever is not called for now, by connection. `resume` lifts it. */
  async paused(): Promise<readonly PausedPlace[]> {
    const store = await this.project.openStore();
    const pauses = (await store.pauses()).map((pause) => ({ ...pause, kind: 'paused' as const }));
    const closed = await Promise.all(Object.keys(this.project.project.connections).map((connection) => store.barriers(connection)));
    return [...pauses, ...closed.flat().map(placeOf)].toSorted((a, b) => (a.connection < b.connection ? -1 : 1));
  }

  /** Newest first. */
  async backfills(trigger: string, limit = 10): Promise<readonly Backfill[]> {
    return (await this.project.openStore()).backfills({ trigger, limit });
  }

  /** Has it begin anew; with `forget` it also forgets what it has seen. Runs there are stay, and none is started twice. */
  async reset(recipe: string, id: string, forget: boolean, signal?: AbortSignal): Promise<OwnerAnswer> {
    let answer: OwnerAnswer | undefined;
    for (const { trigger } of await this.get(recipe, id)) answer = await this.#ask('reset-trigger', trigger, { forget }, signal);
    return answer!;
  }

  /** The connection is polled again before it would be by itself, and what its vendor had closed of it is called again. */
  resume(connection: string, signal?: AbortSignal): Promise<OwnerAnswer> {
    return this.#ask('resume-connection', connection, undefined, signal);
  }

  /** Dead letters of all triggers, oldest first. */
  async *deadLetters(): AsyncGenerator<DeadLetter> {
    const store = await this.project.openStore();
    yield* readAll((place) => store.deadLetters(place));
  }

  /** These and the records that are set aside and still tried, oldest first. */
  async *setAside(): AsyncGenerator<SetAside> {
    const store = await this.project.openStore();
    for await (const letter of readAll((place) => store.deadLetters({ ...place, all: true }))) {
      const nextAt = letter.dead ? undefined : (await store.trigger(letter.trigger))?.nextAt;
      yield nextAt === undefined ? letter : { ...letter, nextAt };
    }
  }

  /** @throws InvalidInputError `no_dead_letter` */
  async deadLetter(number: number): Promise<DeadLetter> {
    const found = await (await this.project.openStore()).deadLetter(number);
    if (found) return found;
    throw new InvalidInputError(`There is no dead letter ${number}.`, {
      code: 'no_dead_letter',
      remedy: 'See which there are: trunkline deadletters list',
    });
  }

  async replay(number: number, signal?: AbortSignal): Promise<OwnerAnswer> {
    return this.#ask('replay-letter', String((await this.deadLetter(number)).order), undefined, signal);
  }

  async drop(number: number, signal?: AbortSignal): Promise<OwnerAnswer> {
    return this.#ask('drop-letter', String((await this.deadLetter(number)).order), undefined, signal);
  }

  /**
   * Starts a run for each event of a window of the past that has none. Where no process owns the store, it is read here to its end.
   *
   * @param recipe The path of its file, or its name where it is in the project's folder of recipes.
   * @throws FileError with the recipe's faults; InvalidInputError when it has no such trigger, or that cannot tell its past.
   */
  async backfill(
    recipe: string,
    trigger: string,
    window: BackfillWindow,
    signal?: AbortSignal,
  ): Promise<OwnerAnswer & { readonly backfill?: Backfill }> {
    const polled = await findTrigger(this.project, await recipePath(this.project, recipe), trigger, { window });
    const id = this.project.runtime.ports.random.uuid();
    const data = { id, trigger: keyOf(polled), recipe: revisionOf(polled.bound.recipe), ...window };
    const answer = await this.#ask('backfill', id, data, signal);
    if (answer.byOwner) return answer;
    const backfill = await this.#readHere(polled, id, signal);
    return { ...answer, ...(backfill && { backfill }) };
  }

  /**
   * The events that the trigger would start runs for now, without changing anything; of a schedule, those of its next due instants.
   *
   * @param recipe As of `backfill`.
   */
  async test(recipe: string, trigger: string, signal?: AbortSignal): Promise<readonly unknown[]> {
    const path = await recipePath(this.project, recipe);
    const { trigger: node } = await findNode(this.project, path, trigger);
    if (isSchedule(node)) return nextDues(node, this.project.runtime.ports.clock.now(), DUES);
    const { tryTrigger } = await import('./try-trigger.js');
    return tryTrigger(this.project, await findTrigger(this.project, path, trigger, { bind: bindDry }), signal);
  }

  async #readHere(polled: PolledTrigger, id: string, signal: AbortSignal | undefined): Promise<Backfill | undefined> {
    const { readBackfill } = await import('./read-backfill.js');
    return readBackfill(this.project, polled, id, signal);
  }

  async #ask(kind: RunCommand['kind'], run: string, data: unknown, signal: AbortSignal | undefined): Promise<CommandAnswer & OwnerAnswer> {
    const { clock } = this.project.runtime.ports;
    const ports = { store: await this.project.openStore(), clock, claim: commandClaim(this.project) };
    return askOwner(ports, { kind, run, reason: 'asked at the command line', ...(data !== undefined && { data }) }, signal);
  }
}

/** What the store tells of a trigger beside what its recipe says. */
async function keptOf(store: Store, { trigger, kind, connection }: KnownTrigger): Promise<Partial<KnownTrigger>> {
  const [state, cursor, toldAt] = await Promise.all([
    store.trigger(trigger),
    store.cursor(trigger),
    kind.includes('webhook') ? store.lastDelivery(connection) : undefined,
  ]);
  return { ...state, ...(cursor !== undefined && { cursor }), ...(toldAt !== undefined && { toldAt }) };
}

function placeOf({ connection, operation, kind, error: { message, scope }, at }: Barrier): PausedPlace {
  return { connection, operation, kind, ...(scope !== undefined && { scope }), reason: message, at };
}
