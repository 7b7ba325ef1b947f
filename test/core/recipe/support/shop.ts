import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { checkRecipe } from '../../../../core/recipe/check/check.js';
import { parseRecipe } from '../../../../core/recipe/read/parse.js';
import type { Recipe } from '../../../../core/recipe/recipe.js';
import type { Fault } from '../../../../core/text/fault.js';
import { action, connector, download, list, trigger } from '../../support/documents.js';

const TEXT: JsonSchema = { type: 'string' };
const WHOLE: JsonSchema = { type: 'integer' };

const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Order: {
    type: 'object',
    properties: {
      id: WHOLE,
      number: TEXT,
      total: { type: 'number' },
      status: { type: 'string', enum: ['open', 'paid', 'void'] },
      paid: { type: 'boolean' },
      created_at: { type: 'string', format: 'date-time' },
      note: { anyOf: [TEXT, { type: 'null' }] },
      tags: { type: 'array', items: TEXT },
      lines: { type: 'array', items: { $ref: '#/schemas/Line' } },
      customer: { $ref: '#/schemas/Customer' },
    },
    required: ['id', 'number', 'total', 'status', 'created_at', 'lines'],
  },
  Line: { type: 'object', properties: { sku: TEXT, quantity: WHOLE, price: { type: 'number' } }, required: ['sku', 'quantity'] },
  Customer: { type: 'object', properties: { email: TEXT, name: TEXT, vip: { type: 'boolean' } }, required: ['email'] },
  Filter: { type: 'object', properties: { created_after: TEXT, status: { type: 'string', enum: ['open', 'paid', 'void'] } } },
  OrderId: { type: 'object', properties: { id: WHOLE }, required: ['id'] },
  NewMail: {
    type: 'object',
    properties: {
      to: TEXT,
      subject: { type: 'string', maxLength: 20 },
      kind: { type: 'string', enum: ['info', 'alarm'] },
      copies: { type: 'integer', minimum: 0, maximum: 5 },
      tags: { type: 'array', items: TEXT },
      customer: { $ref: '#/schemas/Customer' },
      lines: { type: 'array', items: { $ref: '#/schemas/Line' } },
    },
    required: ['to', 'subject'],
  },
  Mail: { type: 'object', properties: { id: WHOLE, sent_at: TEXT }, required: ['id'] },
};

/** A shop that sells and writes mails, for recipes to use. */
export const SHOP: ConnectorDocument = {
  ...connector(
    {
      newOrder: { ...trigger(), input: 'Filter' },
      toldOrder: { ...trigger(), poll: undefined, webhook: { event: ['order'], record: { path: [] }, key: { path: ['id'] } } },
      orderDiffers: trigger({ detects: 'differences', cursor: undefined, cursorType: undefined, overlap: undefined, since: undefined }),
      listOrders: list({ input: 'Filter' }),
      getOrder: action({ kind: 'read' }, { input: 'OrderId', output: 'Order' }),
      cancelOrder: action({ kind: 'idempotent' }, { input: 'OrderId' }),
      sendMail: action({ kind: 'unsafe' }, { input: 'NewMail', output: 'Mail' }),
      ping: action({ kind: 'read' }),
      invoice: download(),
    },
    'shop',
  ),
  schemas: SCHEMAS,
};

const HEAD = ['name: intake', 'connections: { shop: shop }', 'vars: { limit: 10, greeting: hello }'];
const ON = 'on: [{ id: orders, uses: shop.newOrder, every: 5m }]';

/** A whole recipe: what is not said is put in front, or behind. */
export function recipeText(...lines: readonly string[]): string {
  const has = (key: string): boolean => lines.some((line) => line.startsWith(`${key}:`));
  const head = HEAD.filter((line) => !has(line.slice(0, line.indexOf(':'))));
  return [...head, ...(has('on') ? [] : [ON]), ...lines, ''].join('\n');
}

/** What is wrong with it, recipes that it may call included. */
export function faultsOf(source: string, called: Readonly<Record<string, string>> = {}): readonly Fault[] {
  const recipes = new Map(Object.entries(called).map(([name, text]) => [name, parsed(text)]));
  return checkRecipe(parseRecipe('intake.yaml', source), { connectors: [SHOP], recipes });
}

function parsed(text: string): Recipe {
  const { recipe, file } = parseRecipe('called.yaml', text);
  if (!recipe || file.hasErrors) throw new Error(JSON.stringify(file.faults));
  return recipe;
}
