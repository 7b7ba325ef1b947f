import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import type { MessageRecord, TopicRecord } from './records.js';
import type { Topics } from './topics.js';

const BATCH = 50;
const MOST_SECONDS = 60;

/** Row 95 of the endpoints. */
export function addConsume(api: Api, topics: Topics): void {
  api.post('/topics/{topic_id}/consume', (call) => consume(call, topics));
}

/** The topic whose id stands in the path. */
export function topicOf(call: Call): TopicRecord {
  return found(call.workspace.topics.find(call.id('topic_id')));
}

/** Oldest first; when there is nothing yet, waits for it as long as it was asked to. Facts: K75, K150, K151. */
function consume(call: Call, topics: Topics): Answer {
  const topic = topicOf(call);
  const fields = new Fields(call.body);
  const size = within(fields, 'batch_size', { usual: BATCH, least: 1, most: BATCH });
  const seconds = within(fields, 'timeout_secs', { usual: 0, least: 0, most: MOST_SECONDS });
  const isNews = readOffset(fields, topics.messages(topic), call.now);
  fields.check();
  const answer = (): Answer => ok({ messages: topics.messages(topic, isNews).slice(0, size).map(messageView) });
  const isWaiting = seconds > 0 && topics.messages(topic, isNews).length === 0;
  return isWaiting ? { status: 200, later: topics.wait(topic, seconds).then(answer) } : answer();
}

/** After a message that the topic has, or after a time; one in the future is as good as now. */
function readOffset(fields: Fields, messages: readonly MessageRecord[], now: number): (message: MessageRecord) => boolean {
  const [after, since] = [fields.text('after_message_id'), fields.text('since_time')];
  if (after !== undefined && since !== undefined) fields.refuse('since_time', 'cannot be used with after_message_id');
  const time = since === undefined ? -Infinity : Math.min(Date.parse(since), now);
  if (Number.isNaN(time)) fields.refuse('since_time', 'must be an RFC 3339 time');
  if (after === undefined) return (message) => message.time > time;
  const at = messages.findIndex(({ id }) => id === after);
  if (at < 0) fields.refuse('after_message_id', 'is not a message of the topic');
  const read = new Set(messages.slice(0, at + 1).map(({ id }) => id));
  return ({ id }) => !read.has(id);
}

function within(fields: Fields, name: string, { usual, least, most }: { usual: number; least: number; most: number }): number {
  const value = fields.integer(name) ?? usual;
  if (value < least || value > most) fields.refuse(name, `must be from ${least} to ${most}`);
  return value;
}

function messageView({ id, payload, time }: MessageRecord): object {
  return { message_id: id, payload, time: new Date(time).toISOString().replace('Z', '+00:00') };
}
