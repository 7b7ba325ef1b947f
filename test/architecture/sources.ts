import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  readonly specifier: string;
  /** Erased when compiled. */
  readonly isType: boolean;
  /** Path of the source it leads to; undefined for a package. */
  readonly target?: string;
}

export interface Source {
  /** From the repository's root, with slashes. */
  readonly path: string;
  /** `sdk`, `core` or a connector's `connectors/<vendor>`. */
  readonly room: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** Imports and exports that name a module: static, dynamic, and in types. */
const IMPORT =
  /(?:^|\n)\s*(import|export)(\s+type)?\b([^'";]*?\bfrom\s*)?['"]([^'"\n]+)['"]|(typeof\s+)?\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** A source, from its text: also one that is only made up. */
export function source(path: string, text: string): Source {
  const imports = [...withoutComments(text).matchAll(IMPORT)].map(([, , type, clause = '', from, typeOf, dynamic]): Import => {
    const specifier = (from ?? dynamic)!;
    const target = specifier.startsWith('.') ? normalize(join(dirname(path), specifier)).replace(/\.js$/, '.ts') : undefined;
    return { specifier, isType: type !== undefined || typeOf !== undefined || onlyTypes(clause), ...(target && { target }) };
  });
  const [room = '', vendor = ''] = path.split('/');
  return { path, room: room === 'connectors' ? `${room}/${vendor}` : room, text, imports };
}

/** Every TypeScript source below some folders. */
export function sources(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .map((path) => source(path, readFileSync(path, 'utf8'))),
  );
}

/** The text with its comments blanked, so that lines keep their numbers. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|[\s;{}(),])\/\/[^\n]*/g, '$1');
}

function onlyTypes(clause: string): boolean {
  const [, names] = /\{([^}]*)\}/.exec(clause) ?? [];
  return (
    names !== undefined &&
    !/^\s*\w/.test(clause.replace(/\{[^}]*\}/, '').replace(/from\s*$/, '')) &&
    names.split(',').every((name) => /^\s*(type\s|$)/.test(name))
  );
}
