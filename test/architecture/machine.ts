import { matchesGlob } from 'node:path';
import { withoutComments, type Source } from './sources.js';

/** The machine, in every spelling that code has for it. */
const MACHINE: Readonly<Record<string, RegExp>> = {
  'process.env': /\bprocess\s*\.\s*env\b|\bprocess\s*\[\s*['"]env['"]|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/,
  'Date.now': /\bDate\s*\.\s*now\b/,
  'new Date()': /\bnew\s+Date\s*(\(\s*\)|(?![\s(\w]))/,
  'Date()': /(?<!new\s)(?<![\w.])Date\(/,
  'Math.random': /\bMath\s*\.\s*random\b/,
  randomness: /\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/,
  timer: /\b(setTimeout|setInterval|setImmediate)\b/,
  'performance.now': /\bperformance\s*\.\s*now\b|\bprocess\s*\.\s*hrtime\b/,
  fetch: /(?<![\w.#])fetch\s*\(|\bglobalThis\s*\.\s*fetch\b/,
  network: imported('https?|http2|net|tls|dgram|dns'),
  files: imported('fs'),
};

function imported(module: string): RegExp {
  return new RegExp(`\\b(from|import|require)\\s*\\(?\\s*['"](node:)?(${module})(/promises)?['"]`);
}

/** Where a source touches the machine: `path:line: what`. Type imports do not count. */
export function machineUses({ path, text }: Source): string[] {
  const lines = withoutComments(text).split('\n');
  return lines.flatMap((line, index) =>
    /^\s*import\s+type\b/.test(line)
      ? []
      : Object.keys(MACHINE).flatMap((what) => (MACHINE[what]!.test(line) ? [`${path}:${index + 1}: ${what}`] : [])),
  );
}

interface LintSettings {
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Readonly<Record<string, string>> }[];
}

/** Folders where the linter lets code touch the machine: the adapters. */
export function adapters({ overrides }: LintSettings): (path: string) => boolean {
  const globs = overrides.filter(({ rules }) => rules['no-restricted-globals'] === 'off').flatMap(({ files }) => files);
  return (path) => globs.some((glob) => matchesGlob(path, glob));
}
