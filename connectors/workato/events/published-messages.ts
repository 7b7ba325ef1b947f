import { OperationGroup, Post, unsafe, type Action } from 'trunkline/sdk';
import { EVENT_STREAMS } from '../sources.js';
import { bulk, PublishedMessages } from './published-batch.js';
import { NewTopicMessage, NewTopicMessages, PublishedMessage } from './topic-message.js';

@OperationGroup({ source: EVENT_STREAMS })
export class PublishedTopicMessages {
  @Post('/topics/{topic_id}/publish', {
    title: 'Publish a message to an event topic',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    service: 'event_streams',
    input: NewTopicMessage,
    output: PublishedMessage,
    effect: unsafe,
    source: `${EVENT_STREAMS}: POST /topics/:topic_id/publish; the answer is inferred from files of api-evangelist`,
    stability: 'experimental',
    scopes: ['Event Streams: Publish message to event topic'],
  })
  declare publishTopicMessage: Action<NewTopicMessage, PublishedMessage>;

  @Post('/batch/topics/{topic_id}/publish', {
    title: 'Publish messages to an event topic',
    description:
      'Some may be published and others not: an error then names those, by their place from 0. Nothing drops a repeat, so a lost answer stops for a person.',
    service: 'event_streams',
    input: NewTopicMessages,
    output: PublishedMessages,
    bulk,
    effect: unsafe,
    source: `${EVENT_STREAMS}: POST /batch/topics/:topic_id/publish; the answer is inferred from files of api-evangelist`,
    stability: 'experimental',
    scopes: ['Event Streams: Publish message to event topic'],
  })
  declare publishTopicMessages: Action<NewTopicMessages, PublishedMessages>;
}
