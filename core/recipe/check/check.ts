import type { ConnectorDocument } from 'trunkline/document';
import { SCHEDULED_EVENT } from '../../schedule/scheduled-event.js';
import { didYouMean } from '../../text/did-you-mean.js';
import type { Fault } from '../../text/fault.js';
import type { Place } from '../../yaml/nodes.js';
import type { YamlFile } from '../../yaml/yaml-file.js';
import type { ParsedRecipe } from '../read/parse.js';
import { type EventTrigger, isSchedule, type Recipe, type ScheduleTrigger, type TriggerNode } from '../recipe.js';
import { BlockChecker } from './block.js';
import { ConnectorFacts } from './connector-facts.js';
import { checkExpressions, checkType } from './expressions.js';
import { checkInput } from './input.js';
import { checkDefaults, refuseExpressions } from './declared.js';
import { checkSchedule } from './schedule.js';
import { eventName, inputsName, type Name, RUN, type Scope, stepsName, varsName } from './scope.js';
import { checkAllReturn } from './steps/return.js';
import { NOTHING, NUMBER, plainShape, type Shapes, shapeOf, TEXT } from './shape.js';
import { checkPolled, checkStart } from './start.js';
import { checkUses } from './uses.js';

export interface CheckAgainst {
  readonly connectors: readonly ConnectorDocument[];
  /** What a step may call, by name; undefined for one that cannot be read. */
  readonly recipes?: ReadonlyMap<string, Recipe | undefined>;
  /** Names of all connectors that there are. Default: of `connectors`. */
  readonly names?: readonly string[];
}

/** Everything that is wrong with a recipe, given the connectors it may use. No fault of severity `error` means that it may run. */
export function checkRecipe(parsed: ParsedRecipe, { connectors, recipes = new Map(), names }: CheckAgainst): readonly Fault[] {
  const { file, recipe, places } = parsed;
  if (recipe && places) {
    const facts = new Map(connectors.map((document) => [document.name, new ConnectorFacts(document)]));
    new RecipeChecker({ file, recipe, places }, facts, recipes, names ?? [...facts.keys()]).check();
  }
  return file.faults;
}

class RecipeChecker {
  readonly #used = new Set<string>();

  constructor(
    private readonly parsed: Required<ParsedRecipe>,
    private readonly connectors: ReadonlyMap<string, ConnectorFacts>,
    private readonly recipes: ReadonlyMap<string, Recipe | undefined>,
    private readonly names: readonly string[],
  ) {}

  check(): void {
    const { file, recipe, places } = this.parsed;
    const bound = this.#bindConnections();
    refuseExpressions(file, places.of(recipe).entries.get('vars')?.value, 'Vars are plain values, known before anything runs.');
    checkDefaults(this.parsed);
    const vars = varsName(new Map(Object.entries(recipe.vars).map(([name, value]) => [name, shapeOf(value, () => TEXT)])));
    const inputs = inputsName(recipe.inputs);
    const records = recipe.on.map((trigger) => this.#event(trigger, bound, new Map([['vars', vars]])));
    const scope: Scope = new Map<string, Name>([
      ['event', eventName(records)],
      ['inputs', inputs],
      ['vars', vars],
      ['run', RUN],
      ['steps', stepsName(new Map(), new Map())],
    ]);
    if (recipe.concurrency) checkKey(file, places.value(recipe.concurrency, 'key'), scope);
    new BlockChecker({ file, places, recipe, bound, recipes: this.recipes, used: this.#used }).check(recipe.steps, scope);
    checkAllReturn(this.parsed);
    this.#warnUnused();
  }

  /** What a run sees of what started it. */
  #event(trigger: TriggerNode, bound: ReadonlyMap<string, ConnectorFacts>, scope: Scope): Shapes {
    return isSchedule(trigger) ? this.#schedule(trigger) : this.#trigger(trigger, bound, scope);
  }

  #schedule(trigger: ScheduleTrigger): Shapes {
    checkSchedule(this.parsed, trigger);
    return [plainShape(SCHEDULED_EVENT)];
  }

  #trigger(trigger: EventTrigger, bound: ReadonlyMap<string, ConnectorFacts>, scope: Scope): Shapes {
    const { file, recipe, places } = this.parsed;
    this.#used.add(trigger.uses.connection);
    const operation = checkUses(
      file,
      { uses: trigger.uses, node: places.value(trigger, 'uses'), wanted: 'trigger' },
      bound,
      recipe.connections,
    );
    const { node, entries } = places.of(trigger);
    const input = entries.get('with')?.value;
    checkExpressions(file, input, scope);
    if (operation) checkPolled(file, places.value(trigger, 'every'), trigger, operation.document);
    if (operation) checkStart(file, places.value(trigger, 'start'), trigger, operation.document);
    if (operation) checkInput(file, node, input, operation.taker, scope);
    return operation?.result && [operation.result];
  }

  #bindConnections(): ReadonlyMap<string, ConnectorFacts> {
    const { recipe, places } = this.parsed;
    const bound = new Map<string, ConnectorFacts>();
    for (const [local, name] of Object.entries(recipe.connections)) {
      const connector = this.connectors.get(name);
      if (connector) bound.set(local, connector);
      else if (name !== '') this.#unknownConnector(name, places.value(recipe.connections, local));
    }
    return bound;
  }

  #unknownConnector(name: string, node: Place): void {
    const suggestion = didYouMean(name, this.names);
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `Connectors here: ${this.names.join(', ') || 'none'}.`;
    this.parsed.file.fault(node, `There is no connector \`${name}\`.`, remedy, { ...(suggestion && { suggestion }) });
  }

  #warnUnused(): void {
    const { file, recipe, places } = this.parsed;
    for (const { key, name } of places.of(recipe.connections).entries.values()) {
      if (this.#used.has(name) || recipe.connections[name] === undefined) continue;
      file.fault(key.range?.[0], `Connection \`${name}\` is not used.`, 'Remove it, or use it.', { severity: 'warning' });
    }
  }
}

/** Which runs wait for each other is known before any of them begins. */
function checkKey(file: YamlFile, node: Place, scope: Scope): void {
  const known = new Map([...scope].filter(([name]) => name !== 'steps' && name !== 'run'));
  checkExpressions(file, node, known);
  checkType(file, node, known, [...TEXT, ...NUMBER, ...NOTHING], 'A key', 'Name one field, or put several into a text.');
}
