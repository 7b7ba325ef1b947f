import type { Check } from '../check.js';
import { connectionCases } from '../coverage/connections.js';
import { dataClassCases } from '../coverage/data-classes.js';
import { failureCases } from '../coverage/failures.js';
import { operationCases } from '../coverage/operations.js';
import { pagerCases } from '../coverage/pagers.js';
import { quotaCases } from '../coverage/quotas.js';
import { webhookCases } from '../coverage/webhooks.js';

export const coverage: Check = {
  name: 'coverage',
  title: 'the fixtures show everything that the connector declares',
  *cases(subject) {
    yield* connectionCases(subject);
    yield* operationCases(subject);
    yield* dataClassCases(subject);
    yield* pagerCases(subject);
    yield* failureCases(subject);
    yield* quotaCases(subject);
    yield* webhookCases(subject);
  },
};
