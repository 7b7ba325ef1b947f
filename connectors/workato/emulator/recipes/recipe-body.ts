import type { Call } from '../access/call.js';
import { Fields, isJson } from '../fields.js';
import { applicationsOf, parse, stepsOf } from './code.js';
import type { RecipeConfig, RecipeRecord } from './records.js';

export type RecipeContent = Partial<
  Pick<RecipeRecord, 'name' | 'description' | 'folder_id' | 'code' | 'config' | 'trigger_application' | 'action_applications'>
>;

/** What a body says of a recipe; `code` and `config` are JSON as text. Facts: K33, K34, K84. */
export function readRecipe({ body, workspace }: Call, isNew: boolean): RecipeContent {
  const fields = new Fields(body, 'recipe');
  const code = isNew ? fields.requiredText('code') : fields.text('code');
  if (code !== undefined && code !== '' && stepsOf(code) === undefined) fields.refuse('code', 'is not valid JSON');
  const folder_id = fields.integer('folder_id');
  if (folder_id !== undefined && !workspace.folders.find(folder_id)) fields.refuse('folder_id', 'does not exist');
  const config = readConfig(fields);
  const content = { name: fields.text('name'), description: fields.text('description'), folder_id, code, config };
  fields.check();
  return Fields.given({ ...content, ...(code !== undefined && applicationsOf(code)) });
}

function readConfig(fields: Fields): readonly RecipeConfig[] | undefined {
  const text = fields.text('config');
  const entries = text === undefined ? undefined : parse(text);
  if (entries === undefined && text === undefined) return undefined;
  if (Array.isArray(entries) && entries.every(isJson)) return entries.map(configEntry);
  fields.refuse('config', 'is not a JSON list');
  return undefined;
}

function configEntry({ keyword, name, provider, skip_validation, account_id }: Readonly<Record<string, unknown>>): RecipeConfig {
  return {
    keyword: String(keyword ?? 'application'),
    name: String(name ?? provider),
    provider: String(provider ?? name),
    skip_validation: skip_validation === true,
    account_id: typeof account_id === 'number' ? account_id : null,
  };
}
