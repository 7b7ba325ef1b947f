import { IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { customConnectors } from '../choices.js';

/** A version of a custom connector that was released. Times are ISO 8601 with an offset. */
export class ConnectorVersion {
  @Field('Number of the version') @IsInt() version!: number;
  @Optional('What was said of it') @IsString() version_note?: string | null;
  @Optional('When it was made') @IsISO8601() created_at?: string | null;
  @Optional('When it was released') @IsISO8601() released_at?: string | null;
}

/** A connector of the workspace’s own. */
export class CustomConnector {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Internal name') @IsString() name?: string | null;
  @Field('Title') title!: string;
  @Optional('Number of the version released last; null when none was') @IsInt() latest_released_version?: number | null;
  @Optional('What was said of it') @IsString() latest_released_version_note?: string | null;
  @Optional('Versions that were released', { items: ConnectorVersion }) released_versions?: ConnectorVersion[] | null;
  @Optional('URL that all its webhooks are sent to') @IsString() static_webhook_url?: string | null;
}

export class CustomConnectorCode {
  @Field('Its source, in Ruby') code!: string;
}

export class CustomConnectorId {
  @Field('Id of the connector', { choices: customConnectors }) @IsInt() id!: number;
}

export class CustomConnectorSearch {
  @Field('Part of the title, in its case') title!: string;
}

abstract class ConnectorWords {
  @Optional('Logo, in base64') @IsString() logo?: string | null;
  @Optional('What it does, in Markdown; shown where it is shared') @IsString() description?: string | null;
  @Optional('What to say of this version') @IsString() note?: string | null;
}

export class NewCustomConnector extends ConnectorWords {
  @Field('Title') title!: string;
  @Field('Its source, in Ruby; at most 10 MB') code!: string;
}

export class CustomConnectorChange extends ConnectorWords {
  @Field('Id of the connector', { choices: customConnectors }) @IsInt() id!: number;
  @Optional('Title') @IsString() title?: string | null;
  @Optional('Its source, in Ruby; at most 10 MB') @IsString() code?: string | null;
}

/** What releasing and sharing are answered with. */
export class ConnectorMessage {
  @Field('In words') message!: string;
}
