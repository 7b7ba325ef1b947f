import { IsBoolean, IsObject } from 'class-validator';
import { Field, Optional, slot, type Bulk } from 'trunkline/sdk';

export class PublishedMessages {
  @Optional('Whether some were not published: `message_ids` tells which') @IsBoolean() is_partial_error?: boolean | null;
  @Field('What became of each, by its place from 0: its id, and how it went') @IsObject() message_ids!: Record<string, unknown>;
}

interface Published {
  readonly message_id?: string | null;
  readonly result?: string;
  readonly error?: string;
}

interface Unpublished {
  readonly place: string;
  readonly said: string;
}

/** Without its id a message is not there; what else an entry says of it is not documented. */
function unpublished({ is_partial_error, message_ids }: PublishedMessages): Unpublished[] {
  const entries = Object.entries(message_ids as Record<string, Published | null>);
  const found = entries.flatMap(([place, told]) =>
    told?.message_id ? [] : [{ place, said: told?.error ?? told?.result ?? 'not published' }],
  );
  return found.length === 0 && is_partial_error ? [{ place: '', said: 'some messages were not published, and none is named' }] : found;
}

/** A batch is taken message by message. */
export const bulk: Bulk<PublishedMessages> = {
  failed: slot('unpublished', unpublished, 'Entries stand in a map by their place, those that failed between the others'),
  id: (message: Unpublished) => message.place,
  message: (message: Unpublished) => message.said,
};
