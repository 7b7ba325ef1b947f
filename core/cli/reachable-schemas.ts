import type { ConnectorDocument, JsonSchema } from 'trunkline/document';

/** Schemas by name, each once, and those they refer to, nearest first. */
export function reachable({ schemas }: ConnectorDocument, names: readonly (string | undefined)[]): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const wanted = names.filter((name) => name !== undefined);
  for (const name of wanted) {
    const schema = schemas[name];
    if (schema === undefined || found.has(name)) continue;
    found.set(name, schema);
    for (const [, held] of JSON.stringify(schema).matchAll(/"#\/schemas\/([^"]+)"/g)) wanted.push(held!);
  }
  return found;
}
