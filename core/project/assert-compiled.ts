import { dirname, join, relative } from 'node:path';
import { DefinitionError } from 'trunkline/errors';
import type { Files } from '../ports/files.js';

const SUFFIX = '.tsbuildinfo';

/** What TypeScript keeps of a project that it compiles incrementally, as far as it tells of failures. Files count from 1. */
interface BuildInfo {
  readonly fileNames?: readonly string[];
  readonly options?: { readonly noEmitOnError?: boolean };
  readonly errors?: boolean;
  /** A number alone, as older compilers write, is a file without any. */
  readonly semanticDiagnosticsPerFile?: readonly (number | readonly [number, readonly unknown[]])[];
  /** Without `noEmitOnError` these have no errors: the compiler only checked them, and something else compiles. */
  readonly affectedFilesPendingEmit?: readonly (number | readonly [number, ...unknown[]])[];
}

/**
 * Refuses a module that TypeScript has not compiled without errors: what stands there is not what its author wrote. Knows it where the compiler keeps its
 * state beside the module or above it, in the same package.
 *
 * @throws DefinitionError that names the files.
 */
export async function assertCompiled(files: Files, module: string, packageFolder = dirname(module)): Promise<void> {
  const path = await buildInfoOf(files, dirname(module), packageFolder);
  const text = path === undefined ? undefined : await files.read(path);
  if (path === undefined || text === undefined) return;
  const { fileNames = [], options, errors, semanticDiagnosticsPerFile = [], affectedFilesPendingEmit = [] } = JSON.parse(text) as BuildInfo;
  const unwritten = options?.noEmitOnError ? affectedFilesPendingEmit : [];
  const wrong = [...semanticDiagnosticsPerFile.filter((one) => typeof one !== 'number'), ...unwritten].map((one) =>
    typeof one === 'number' ? one : one[0],
  );
  if (!errors && wrong.length === 0) return;
  const named = [...new Set(wrong)].flatMap((file) => fileNames[file - 1] ?? []);
  const sources = named.map((name) => relative(packageFolder, join(dirname(path), name))).join(', ');
  throw new DefinitionError('The module', [
    {
      at: module,
      problem: `compiling it failed${sources === '' ? '' : ` in ${sources}`}`,
      remedy: 'Mend that, compile again, then write the manifest.',
    },
  ]);
}

/** The nearest one, no higher than the package. */
async function buildInfoOf(files: Files, from: string, top: string): Promise<string | undefined> {
  const name = (await files.list(from))?.find((one) => one.endsWith(SUFFIX));
  if (name !== undefined) return join(from, name);
  return from === top || dirname(from) === from ? undefined : buildInfoOf(files, dirname(from), top);
}
