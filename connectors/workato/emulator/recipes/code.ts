import { isJson } from '../fields.js';

interface Step {
  readonly number: number;
  readonly provider: string;
  readonly keyword: string;
}

/** The steps of a recipe's code, the trigger first, nested ones in their place; undefined when it is no JSON object. Facts: K33. */
export function stepsOf(code: string): Step[] | undefined {
  const tree = parse(code);
  return isJson(tree) ? flatten(tree) : undefined;
}

/** Connectors that the steps use. */
export function applicationsOf(code: string): { readonly trigger_application: string; readonly action_applications: readonly string[] } {
  const [trigger, ...actions] = stepsOf(code) ?? [];
  const providers = actions.map(({ provider }) => provider).filter((provider) => provider !== '');
  return { trigger_application: trigger?.provider ?? '', action_applications: [...new Set(providers)] };
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function flatten(step: Readonly<Record<string, unknown>>, number = 0): Step[] {
  const { provider, keyword, block } = step;
  const own = { number: Number(step['number'] ?? number), provider: wordOr(provider, ''), keyword: wordOr(keyword, '') };
  const nested = Array.isArray(block) ? block.filter(isJson) : [];
  return [own, ...nested.flatMap((inner, index) => flatten(inner, own.number + index + 1))];
}

function wordOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
