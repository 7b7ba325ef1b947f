import { resolve } from 'node:path';
import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { findProject } from '../../project/find-project.js';
import { projectSchema } from '../../project/project-schema.js';
import type { CommandContext } from '../context.js';

export interface SchemaCommandOptions {
  readonly out?: string;
}

/** Prints the JSON Schema of recipes for this project's connections, or writes it into a file. */
export async function schema({ out }: SchemaCommandOptions, { terminal, from }: CommandContext): Promise<void> {
  const files = new NodeFiles();
  const text = `${JSON.stringify(await projectSchema(new Catalogue(files, await findProject(files, from))))}\n`;
  if (out === undefined) return terminal.out(text);
  await files.write(resolve(out), text);
  terminal.err(`${out}: ${text.length} bytes. In a recipe: # yaml-language-server: $schema=${out}\n`);
}
