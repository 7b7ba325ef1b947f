import type { ConnectorDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import type { Files } from '../ports/files.js';
import { checkRecipe } from '../recipe/check.js';
import { parseRecipe, type ParsedRecipe } from '../recipe/parse.js';
import { didYouMean } from '../text/did-you-mean.js';
import type { Fault } from '../text/fault.js';
import type { Catalogue } from './catalogue.js';
import { PROJECT_FILE } from './project.js';

/** A file and everything that is wrong with it. */
export interface CheckedFile {
  readonly file: string;
  readonly source: string;
  readonly faults: readonly Fault[];
}

/**
 * A recipe's file, read and checked.
 *
 * @throws InvalidInputError when there is no such file.
 */
export async function checkRecipeFile(
  files: Files,
  catalogue: Catalogue,
  path: string,
): Promise<CheckedFile & { readonly parsed: ParsedRecipe }> {
  const source = await files.read(path);
  if (source === undefined) {
    throw new InvalidInputError(`There is no recipe ${path}.`, {
      code: 'no_recipe',
      remedy: 'Name a YAML file, from the working directory.',
    });
  }
  const parsed = parseRecipe(path, source);
  const known = await catalogue.names();
  const wanted = [...new Set(Object.values(parsed.recipe?.connections ?? {}))].filter((name) => known.includes(name));
  const documents: ConnectorDocument[] = [];
  for (const name of wanted) documents.push((await catalogue.find(name))!.document);
  if (parsed.recipe) await checkBindings(parsed, catalogue, known);
  return { file: path, source, faults: checkRecipe(parsed, documents), parsed };
}

/** A recipe's connections are the project's of the same names, and of the connectors it says. */
async function checkBindings({ file, recipe, nodes }: ParsedRecipe, catalogue: Catalogue, connectors: readonly string[]): Promise<void> {
  const { connections } = await catalogue.project();
  for (const [local, connector] of Object.entries(recipe?.connections ?? {})) {
    if (!connectors.includes(connector)) continue;
    const bound = Object.hasOwn(connections, local) ? connections[local] : undefined;
    const node = nodes?.connections.get(local)?.value;
    if (bound === undefined) {
      const suggestion = didYouMean(local, Object.keys(connections));
      const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `Add it under \`connections\` in ${PROJECT_FILE}.`;
      file.fault(node, `${PROJECT_FILE} has no connection \`${local}\`.`, remedy, suggestion ? { suggestion } : {});
    } else if (bound.connector !== connector) {
      file.fault(
        node,
        `The connection \`${local}\` in ${PROJECT_FILE} is of ${bound.connector}, not of ${connector}.`,
        'Name the right connection, or connector.',
      );
    }
  }
}
