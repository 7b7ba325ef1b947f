import type { ConnectorDocument } from 'trunkline/document';
import { didYouMean } from '../text/did-you-mean.js';
import type { Fault } from '../text/fault.js';
import { ConnectorFacts } from './connector-facts.js';
import { type CheckScope, checkExpressions } from './check-expressions.js';
import { checkInput } from './check-input.js';
import { checkUses } from './check-uses.js';
import type { ParsedRecipe } from './parse.js';
import type { RecipeNodes } from './recipe-nodes.js';
import type { Recipe } from './recipe.js';

/** Everything that is wrong with a recipe, given the connectors it may use. No fault of severity `error` means that it may run. */
export function checkRecipe({ file, recipe, nodes }: ParsedRecipe, connectors: readonly ConnectorDocument[]): readonly Fault[] {
  if (recipe && nodes) {
    const facts = new Map(connectors.map((document) => [document.name, new ConnectorFacts(document)]));
    new Checker({ file, recipe, nodes }, facts).check();
  }
  return file.faults;
}

class Checker {
  constructor(
    private readonly parsed: Required<ParsedRecipe>,
    private readonly connectors: ReadonlyMap<string, ConnectorFacts>,
  ) {}

  check(): void {
    const { file, recipe, nodes } = this.parsed;
    const bound = this.#bindConnections(recipe, nodes);
    const used = nodes.uses.map((use) => ({ use, operation: checkUses(file, use, bound, recipe.connections) }));
    const events = used.flatMap(({ use, operation }) => (use.kind === 'trigger' && operation?.result ? [operation.result] : []));
    const hasTriggers = nodes.uses.some(({ kind }) => kind === 'trigger');
    const scope: CheckScope = {
      vars: Object.keys(recipe.vars),
      events: hasTriggers && events.length === 0 ? undefined : events,
      steps: new Map(),
      later: new Set(nodes.uses.flatMap(({ kind, id }) => (kind === 'step' ? [id] : []))),
    };
    if (nodes.vars) checkExpressions(file, nodes.vars.value, { ...scope, only: [] });
    for (const { use, operation } of used) {
      const visible = use.kind === 'trigger' ? { ...scope, only: ['vars'] as const } : scope;
      if (use.condition) checkExpressions(file, use.condition.value, visible);
      if (use.input) checkExpressions(file, use.input.value, visible);
      if (operation) checkInput(file, use, operation);
      if (use.kind === 'trigger') continue;
      scope.later.delete(use.id);
      scope.steps.set(use.id, operation?.result);
    }
    this.#warnUnused(nodes);
  }

  #bindConnections({ connections }: Recipe, nodes: RecipeNodes): ReadonlyMap<string, ConnectorFacts> {
    const bound = new Map<string, ConnectorFacts>();
    for (const [local, name] of Object.entries(connections)) {
      const connector = this.connectors.get(name);
      if (connector) bound.set(local, connector);
      else if (name !== '') this.#unknownConnector(name, nodes.connections.get(local)?.value);
    }
    return bound;
  }

  #unknownConnector(name: string, node: RecipeNodes['root'] | null | undefined): void {
    const suggestion = didYouMean(name, this.connectors.keys());
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `Connectors here: ${[...this.connectors.keys()].join(', ') || 'none'}.`;
    this.parsed.file.fault(node, `There is no connector \`${name}\`.`, remedy, { ...(suggestion && { suggestion }) });
  }

  #warnUnused({ connections, uses }: RecipeNodes): void {
    const used = new Set(uses.map((use) => use.uses.connection));
    for (const [local, { key }] of connections) {
      if (used.has(local)) continue;
      this.parsed.file.fault(key.range?.[0], `Connection \`${local}\` is not used.`, 'Remove it, or use it.', { severity: 'warning' });
    }
  }
}
