import { CALL_KEY } from '../fixtures/exchange.js';
import type { ActionFixture } from '../fixtures/operation.js';
import type { OperationKind } from './operation-kind.js';

export const action: OperationKind<ActionFixture> = {
  fits: (fixture): fixture is ActionFixture => !('records' in fixture || 'polls' in fixture || 'file' in fixture || 'upload' in fixture),
  needs: '`exchanges` and `output`',
  play: ({ connection }, operation, { input }) => connection.call(operation, input, { key: CALL_KEY }),
  expected: ({ output }) => output,
};
