import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsISO8601, IsObject, IsString, Max, Min } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';

/** Most that one answer holds. */
export const MOST_MESSAGES = 50;
/** Most that one request publishes. */
const MOST_PAYLOADS = 100;
/** Longest that the vendor waits for messages. */
const LONGEST_WAIT_SECONDS = 60;

/** A message of an event topic. */
export class TopicMessage {
  @Field('Its id', { example: 'A12y' }) message_id!: string;
  @Field('What it says, by the schema of the topic') @IsObject() payload!: Record<string, unknown>;
  @Field('When it was published; ISO 8601') @IsISO8601() time!: string;
}

export class TopicMessages {
  @Field('The messages, oldest first; none when the wait was in vain', { items: TopicMessage }) messages!: TopicMessage[];
}

export class TopicRef {
  @Field('Id of the topic') @IsInt() topic_id!: number;
}

export class TopicMessageFilter extends TopicRef {
  @Optional('Only published after this time; ISO 8601. All when absent') @IsISO8601() since_time?: string | null;
}

export class TopicMessageWait extends TopicRef {
  @Optional('Only after this message, which must still be in the topic') @IsString() after_message_id?: string | null;
  @Optional('Only published after this time, for a start without a message; ISO 8601') @IsISO8601() since_time?: string | null;
  @Optional('How many at most; 50 when absent') @IsInt() @Min(1) @Max(MOST_MESSAGES) batch_size?: number | null;
  @Optional('How long to wait for a message when there is none', { unit: 'seconds' })
  @IsInt()
  @Min(0)
  @Max(LONGEST_WAIT_SECONDS)
  timeout_secs?: number | null;
}

export class NewTopicMessage extends TopicRef {
  @Field('What it says, by the schema of the topic; at most 1 MB as JSON', { in: 'whole-body' }) @IsObject() message!: Record<
    string,
    unknown
  >;
}

export class NewTopicMessages extends TopicRef {
  @Field('What each says, at most 100 of them')
  @IsArray()
  @IsObject({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PAYLOADS)
  payloads!: Record<string, unknown>[];
}

export class PublishedMessage {
  @Field('Id of the message') message_id!: string;
}
