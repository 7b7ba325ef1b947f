import { ConnectorError } from 'trunkline/errors';
import type { Files } from '../ports/files.js';
import { readManifest } from './manifest.js';
import { throwFaults, type ParsedProject } from './parse-project.js';
import { resolveConnector } from './resolve-connector.js';
import type { ConnectorSummary } from './summary.js';

/** A connector as the project found it: where its manifest is, and what it was when it was read. */
export interface FoundConnector {
  readonly specifier: string;
  readonly manifest: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly summary: ConnectorSummary;
}

/** Manifests read at once. */
const AT_ONCE = 32;

/**
 * Finds every connector that a project lists, and reads its manifest.
 *
 * @throws FileError with the place of each that is not there, is not sound, or has a name that another one has.
 */
export async function indexConnectors(files: Files, root: string, parsed: ParsedProject): Promise<readonly FoundConnector[]> {
  const { project, file, nodes } = parsed;
  const packages = rememberPackages(files);
  const found: (FoundConnector | undefined)[] = [];
  for (let at = 0; at < project.connectors.length; at += AT_ONCE) {
    const some = project.connectors.slice(at, at + AT_ONCE);
    found.push(...(await Promise.all(some.map((specifier, index) => read(specifier, at + index)))));
  }
  const byName = new Map<string, string>();
  found.forEach((one, index) => {
    if (one === undefined) return;
    const { specifier, summary } = one;
    const other = byName.get(summary.name);
    byName.set(summary.name, specifier);
    if (other !== undefined) {
      const which = other === specifier ? `${specifier} is listed twice` : `${other} and ${specifier} are both named \`${summary.name}\``;
      file.fault(nodes.connectors[index], `${which}.`, 'Keep one of them: connections name a connector by its name.');
    }
  });
  throwFaults(parsed);
  return found as readonly FoundConnector[];

  async function read(specifier: string, index: number): Promise<FoundConnector | undefined> {
    try {
      const manifest = await resolveConnector(packages, specifier, root);
      const { size = 0, mtimeMs = 0 } = (await files.stat(manifest)) ?? {};
      const { summary } = await readManifest(files, manifest, specifier);
      return { specifier, manifest, size, mtimeMs, summary };
    } catch (error) {
      if (!ConnectorError.is(error) || error.code !== 'bad_connector') throw error;
      file.fault(nodes.connectors[index], error.message, error.remedy ?? '');
      return undefined;
    }
  }
}

/** Folders hold many connectors, and each is looked for through the same package.json files. */
function rememberPackages(files: Files): Files {
  const read = new Map<string, Promise<string | undefined>>();
  return {
    write: (path, text) => files.write(path, text),
    list: (folder) => files.list(folder),
    stat: (path) => files.stat(path),
    read: (path) => {
      const known = read.get(path) ?? files.read(path);
      read.set(path, known);
      return known;
    },
  };
}
