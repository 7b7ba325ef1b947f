import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from './pages.js';
import { run } from './workshop.js';
import { writtenPages, type WrittenPage } from './written-pages.js';

describe('what the pages name', () => {
  let pages: readonly WrittenPage[];
  before(async () => {
    pages = await writtenPages();
  });

  it('links to files and headings that are there', () => {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    for (const { path, text } of pages) {
      for (const [, target = ''] of prose(text).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const to = file === '' ? path : join(dirname(path), file);
        expect(existsSync(join(ROOT, to)), `${path}: ${target}`).to.equal(true);
        const page = byPath.get(to);
        if (anchor !== undefined && page) expect(anchorsOf(page.text), `${path}: ${target}`).to.include(anchor);
      }
    }
  });

  it('names commands and options that the command line has', function () {
    this.timeout(60_000);
    const help = new Map<string, string>();
    for (const { path, command, options } of pages.flatMap(commandsOf)) {
      const text = help.get(command) ?? run('dist/core/cli/main.js', ...command.split(' '), '--help').output;
      help.set(command, text);
      expect(text, `${path}: trunkline ${command}`).to.match(new RegExp(`^Usage: trunkline ${command} `));
      for (const option of options) expect(text, `${path}: trunkline ${command} ${option}`).to.match(new RegExp(`^ +${option}\\b`, 'm'));
    }
    expect([...help.keys()]).to.include.members(['check', 'run', 'call', 'list', 'describe', 'emulate']);
  });

  it('names npm scripts that there are', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { readonly scripts: Record<string, string> };
    for (const { path, text } of pages) {
      if (path === 'docs/guide/write-a-connector.md') continue; // the reader's own package has other scripts
      for (const [, script = ''] of text.matchAll(/\bnpm run ([a-z:]+)/g)) expect(Object.keys(scripts), path).to.include(script);
    }
  });
});

/** The page without its blocks and inline code, where brackets mean other things. */
function prose(text: string): string {
  return text.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]+`/g, 'code');
}

/** As the usual hosts make them: small letters, dashes for spaces, nothing else but letters and digits. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}

/** `trunkline <command> --option` in blocks for a shell and in inline code. */
function commandsOf({ path, text, blocks }: WrittenPage): { path: string; command: string; options: readonly string[] }[] {
  const lines = blocks.filter(({ language }) => language === 'sh').flatMap((block) => block.text.split('\n'));
  const inline = [...text.matchAll(/`((?:npx )?trunkline [^`]+)`/g)].map(([, said = '']) => said);
  return [...lines, ...inline].flatMap((line) => {
    const [, command, rest = ''] = /^(?:npx )?trunkline (runs [a-z]+|[a-z]+)(.*)$/.exec(line.trim()) ?? [];
    return command === undefined ? [] : [{ path, command, options: rest.match(/(?<= )--[a-z]+/g) ?? [] }];
  });
}
