import type {
  ActionDocument,
  ConnectorDocument,
  DownloadDocument,
  EffectDocument,
  JsonSchema,
  ListDocument,
  OperationDocument,
  PollDocument,
  TriggerDocument,
  UploadDocument,
} from 'trunkline/document';

const BASE = { title: 'Title', source: 'https://docs.example', stability: 'stable' } as const;

export const action = (effect: EffectDocument, more: Partial<ActionDocument> = {}): ActionDocument => ({
  ...BASE,
  kind: 'action',
  effect,
  ...more,
});

export const list = (more: Partial<ListDocument> = {}): ListDocument => ({
  ...BASE,
  kind: 'list',
  effect: { kind: 'read' },
  record: 'Order',
  ...more,
});

export const trigger = (poll: Partial<PollDocument> = {}): TriggerDocument => ({
  ...BASE,
  kind: 'trigger',
  effect: { kind: 'read' },
  record: 'Order',
  poll: {
    list: 'listOrders',
    key: { path: ['id'] },
    cursor: { path: ['created_at'] },
    cursorType: 'instant',
    overlap: 0,
    order: 'oldest-first',
    since: 'created_after',
    ...poll,
  },
});

export const download = (more: Partial<DownloadDocument> = {}): DownloadDocument => ({
  ...BASE,
  kind: 'download',
  effect: { kind: 'read' },
  request: { method: 'GET', path: '/log', fields: {} },
  ...more,
});

export const upload = (more: Partial<UploadDocument> = {}): UploadDocument => ({
  ...BASE,
  kind: 'upload',
  effect: { kind: 'unsafe' },
  request: { method: 'POST', path: '/import', fields: {} },
  ...more,
});

const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Order: {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      created_at: { type: 'string' },
      total: { type: 'number' },
      customer: { $ref: '#/schemas/Customer' },
    },
    required: ['id'],
  },
  Customer: { type: 'object', properties: { email: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } } },
  Filter: { type: 'object', properties: { created_after: { type: 'string' }, shop: { type: 'integer' } } },
  NewNote: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      stars: { type: 'integer', minimum: 1, maximum: 5 },
      customer: { $ref: '#/schemas/Customer' },
      kind: { enum: ['good', 'bad'] },
    },
    required: ['text'],
  },
  Note: { type: 'object', properties: { id: { type: 'integer' }, text: { type: 'string' } } },
};

/** A connector document that says only what a test is about. */
export function connector(operations: Readonly<Record<string, OperationDocument>>, name = 'acme'): ConnectorDocument {
  return {
    format: 1,
    name,
    title: 'Acme',
    source: 'https://docs.example',
    connection: { schema: 'Connection', secrets: [] },
    baseUrl: { services: ['api'], table: { '*': { '*': { api: 'https://api.example' } } }, variables: [] },
    auth: { kind: 'none' },
    errors: { rows: [] },
    budgets: [],
    operations,
    slots: {},
    schemas: SCHEMAS,
  };
}
