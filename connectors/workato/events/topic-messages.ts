import { customPager, List, OperationGroup, Poll, Post, read, type Action, type Trigger } from 'trunkline/sdk';
import { EVENT_STREAMS } from '../sources.js';
import { MOST_MESSAGES, TopicMessage, TopicMessageFilter, TopicMessages, TopicMessageWait } from './topic-message.js';

/** Longer than the vendor waits, so that its answer is not given up on. */
const ANSWER_SECONDS = 75;

const afterMessage = customPager(
  'after-message',
  ({ records }: { readonly records: readonly unknown[] }) => {
    const last = records.at(-1) as TopicMessage | undefined;
    return last && { body: { after_message_id: last.message_id, since_time: null } }; // never both
  },
  { items: (body: TopicMessages) => body.messages },
);

@OperationGroup({ source: EVENT_STREAMS })
export class TopicMessageLists {
  @List('/topics/{topic_id}/consume', {
    title: 'List messages of an event topic',
    description: 'Oldest first. Reading them takes nothing out of the topic.',
    service: 'event_streams',
    method: 'POST',
    effect: read,
    input: TopicMessageFilter,
    record: TopicMessage,
    key: (message) => message.message_id,
    order: 'oldest-first',
    fixed: { batch_size: MOST_MESSAGES },
    pagination: afterMessage,
    scopes: ['Event Streams: Read messages from event topic'],
  })
  declare listTopicMessages: List<TopicMessageFilter, TopicMessage>;

  @Post('/topics/{topic_id}/consume', {
    title: 'Wait for messages of an event topic',
    description: 'Gives what there is at once, else the first that come within the wait. Reading them takes nothing out of the topic.',
    service: 'event_streams',
    input: TopicMessageWait,
    output: TopicMessages,
    effect: read,
    answerSeconds: ANSWER_SECONDS,
    scopes: ['Event Streams: Read messages from event topic'],
  })
  declare waitForTopicMessages: Action<TopicMessageWait, TopicMessages>;

  @Poll('listTopicMessages', {
    title: 'New message of an event topic',
    description:
      'Read again from five minutes before the latest message, since messages that were published together need not be in order; one that appears ' +
      'later than that is missed. Messages that Workato no longer keeps are not told.',
    record: TopicMessage,
    cursor: (message) => message.time,
    since: 'since_time',
  })
  declare newTopicMessage: Trigger<TopicMessageFilter, TopicMessage>;
}
