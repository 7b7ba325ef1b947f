import type { Api } from '../access/api.js';
import { success } from '../answers.js';

/** Row 88 of the endpoints. Facts: K148. */
export function addSecrets(api: Api): void {
  api.post('/secrets_management/clear_cache', (call) => {
    call.effect('secrets_cache.cleared', call.workspace.id);
    return success();
  });
}
