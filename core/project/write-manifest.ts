import { basename, dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConnectorError, DefinitionError, InvalidInputError } from 'trunkline/errors';
import { documentOf, isConnector, type Class } from '#host';
import type { Files } from '../ports/files.js';
import { assertCompiled } from './assert-compiled.js';
import { owningPackage } from './find-package.js';
import { MANIFEST_FILE, type Manifest } from './manifest.js';
import { hashModule } from './module-files.js';
import { summarize } from './summary.js';

/**
 * Imports a connector's module, or the `index.js` of a folder, and writes its manifest beside it. Gives the manifest's path.
 *
 * @throws InvalidInputError when there is no module; DefinitionError when it was not compiled
 * without errors, or exports no connector, more than one, or one that is not sound.
 */
export async function writeManifest(files: Files, given: string): Promise<{ readonly path: string; readonly manifest: Manifest }> {
  const module = extname(given) === '' ? join(given, 'index.js') : given;
  if ((await files.stat(module)) === undefined) {
    throw new InvalidInputError(`There is no module ${module}.`, {
      code: 'no_module',
      remedy: 'Compile it first, then name the .js file.',
    });
  }
  const { version = '0.0.0', folder } = (await owningPackage(files, dirname(module))) ?? {};
  await assertCompiled(files, module, folder);
  const [name, connector] = onlyConnector(await importModule(module), module);
  const document = documentOf(connector);
  const manifest: Manifest = {
    summary: summarize(document, version),
    document,
    module: `./${basename(module)}`,
    export: name,
    files: await hashModule(files, module),
  };
  const path = join(dirname(module), MANIFEST_FILE);
  await files.write(path, `${JSON.stringify(manifest)}\n`);
  return { path, manifest };
}

async function importModule(module: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (ConnectorError.is(error)) throw error;
    const { message } = error as Error;
    const lost = error instanceof ReferenceError ? /^(\w+) is not defined$/.exec(message)?.[1] : undefined;
    const remedy = lost
      ? `If \`${lost}\` is imported with \`import type\`, import it as a value: decorators need the class itself.`
      : 'Mend it, then try again.';
    throw fault(module, `it cannot be imported: ${message}`, remedy, error);
  }
}

function onlyConnector(exported: Readonly<Record<string, unknown>>, module: string): readonly [string, Class] {
  const found = Object.entries(exported).filter((entry): entry is [string, Class] => isConnector(entry[1]));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const names = found.map(([name]) => name).join(', ');
  const problem = found.length === 0 ? 'it exports no class with @Connector' : `it exports ${found.length} connectors: ${names}`;
  throw fault(module, problem, 'Export exactly one connector per module.');
}

function fault(module: string, problem: string, remedy: string, cause?: unknown): DefinitionError {
  return new DefinitionError('The module', [{ at: module, problem, remedy }], cause);
}
