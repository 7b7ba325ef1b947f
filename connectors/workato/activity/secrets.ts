import { idempotent, OperationGroup, Post, type Action } from 'trunkline/sdk';
import { DOCS } from '../sources.js';

@OperationGroup({ source: `${DOCS}/environment-management` })
export class Secrets {
  @Post('/secrets_management/clear_cache', {
    title: 'Clear the cache of the secrets manager',
    description: 'Secrets of an external manager are read anew when next needed, instead of after up to an hour.',
    effect: idempotent,
    scopes: ['Secrets Management: Clear secrets cache'],
  })
  declare clearSecretsCache: Action<void, void>;
}
