import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields, isJson } from '../fields.js';
import { wrongState } from '../refused.js';
import { topicOf } from './consume.js';
import type { TopicRecord } from './records.js';
import { misfit } from './topic-schema.js';
import type { Topics } from './topics.js';

const MOST_MESSAGES = 100;

/** Rows 96 and 97 of the endpoints. Facts: K152. */
export function addPublish(api: Api, topics: Topics): void {
  api
    .post('/topics/{topic_id}/publish', (call) => {
      const result = publish(call, topics, topicOf(call), call.body);
      if (result.error !== undefined) throw wrongState(result.error);
      return ok({ message_id: result.message_id });
    })
    .post('/batch/topics/{topic_id}/publish', (call) => publishBatch(call, topics));
}

/** Each message is taken or refused for itself, and told by its place. */
function publishBatch(call: Call, topics: Topics): Answer {
  const topic = topicOf(call);
  const fields = new Fields(call.body);
  const payloads = fields.objects('payloads') ?? [];
  if (payloads.length === 0) fields.refuse('payloads', "can't be blank");
  if (payloads.length > MOST_MESSAGES) fields.refuse('payloads', `has more than ${MOST_MESSAGES} messages`);
  fields.check();
  const results = payloads.map((payload) => publish(call, topics, topic, payload));
  const told = results.map(({ message_id, error }) =>
    error === undefined ? { message_id, result: 'success' } : { result: 'error', error },
  );
  return ok({ is_partial_error: results.some(({ error }) => error !== undefined), message_ids: Object.fromEntries(told.entries()) });
}

function publish(
  call: Call,
  topics: Topics,
  topic: TopicRecord,
  payload: unknown,
): { readonly message_id?: string; readonly error?: string } {
  const error = misfit(topic, payload);
  if (error !== undefined || !isJson(payload)) return { error };
  const { id } = topics.publish(topic, payload, call.now);
  call.effect('message.published', id, String(topic.id));
  return { message_id: id };
}
