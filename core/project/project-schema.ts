import { recipeSchema, type SchemaConnection } from '../recipe/schema/recipe-schema.js';
import type { Schema } from '../recipe/schema/schema.js';
import { ID } from '../recipe/read/words.js';
import type { Catalogue } from './catalogue.js';

/** The JSON Schema of recipes for a project's own connections. Reads the manifests of their connectors, and imports none. */
export async function projectSchema(catalogue: Catalogue): Promise<Schema> {
  const { connections } = await catalogue.project();
  const known: SchemaConnection[] = [];
  for (const [name, { connector }] of Object.entries(connections)) {
    const source = ID.test(name) ? await catalogue.find(connector) : undefined;
    if (source) known.push({ name, document: source.document });
  }
  return recipeSchema(known);
}
