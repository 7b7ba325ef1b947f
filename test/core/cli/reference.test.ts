import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { addCommands } from '../../../core/cli/commands.js';
import { EXIT } from '../../../core/cli/exit-code.js';
import { makeProgram } from '../../../core/cli/program.js';

const page = readFileSync('docs/reference/cli.md', 'utf8');
const section = (title: string): string => new RegExp(`\\n## ${title}\\n([^]*?)(?=\\n## |$)`).exec(page)?.[1] ?? '';
const cells = (text: string): string[] => [...text.matchAll(/^\| `?([^|`]+)`? +\|/gm)].map(([, cell]) => cell!.trim());

describe('the page about the command line', () => {
  const program = makeProgram('1.0.0');
  addCommands(program, async () => undefined);
  const commands = new Map(
    program.commands.flatMap((command) =>
      command.commands.length === 0
        ? [[command.name(), command] as const]
        : command.commands.map((inner) => [`${command.name()} ${inner.name()}`, inner] as const),
    ),
  );

  it('names every command and no other', () => {
    const told = [
      ...section('Commands')
        .split('\n### ')[0]!
        .matchAll(/^\| `([a-z]+(?: [a-z]+)?)[^|]*\| /gm),
    ].map(([, name]) => name);
    expect(told).to.deep.equal([...commands.keys()]);
  });

  it('names every option of every command and no other', () => {
    for (const [name, command] of commands) {
      const own = new RegExp(`\\n### ${name}\\n([^]*?)(?=\\n### |$)`).exec(section('Commands'))?.[1] ?? '';
      const told = cells(own).filter((cell) => /^--[a-z]/.test(cell));
      expect(told, name).to.deep.equal(command.options.map(({ flags }) => flags));
    }
    const globals = cells(section('Commands').split('\n### ')[0]!).filter((cell) => /^-{1,2}[a-zA-Z]/.test(cell));
    expect(globals).to.have.members([...program.options.map(({ flags }) => flags), '-h, --help']);
  });

  it('names every exit code with its name, and no other', () => {
    const told = [...section('Exit codes').matchAll(/^\| (\d+) \| `([a-z]+)` \|/gm)].map(([, code, name]) => [name, Number(code)]);
    expect(Object.fromEntries(told)).to.deep.equal(EXIT);
  });
});
