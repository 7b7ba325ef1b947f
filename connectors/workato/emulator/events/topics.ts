import type { LongPolls } from 'trunkline/testing';
import type { Workspace } from '../workspace.js';
import type { MessageRecord, TopicRecord } from './records.js';

/** Ids look like text, and say nothing of their order. */
const FIRST_MESSAGE = 1_296_000;

/** The topics of a workspace, and who waits for their messages. */
export class Topics {
  constructor(
    readonly workspace: Workspace,
    private readonly polls: LongPolls,
  ) {}

  /** Messages of a topic that fit, oldest first. */
  messages({ id }: TopicRecord, fits: (message: MessageRecord) => boolean = () => true): MessageRecord[] {
    return this.workspace.messages.live((message) => message.topic_id === id && fits(message));
  }

  publish({ id: topic_id }: TopicRecord, payload: MessageRecord['payload'], time: number): MessageRecord {
    const { messages } = this.workspace;
    const id = (FIRST_MESSAGE + messages.size).toString(36);
    const message = messages.add({ id, topic_id, payload, time });
    this.polls.wake(String(topic_id));
    return message;
  }

  /** Resolves when a message comes, or when the time is up. */
  wait({ id }: TopicRecord, seconds: number): Promise<void> {
    return this.polls.wait(String(id), seconds * 1000);
  }
}
