import { IsInt, IsISO8601, IsObject, IsString, Length } from 'class-validator';
import { Delete, Field, Get, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { connections, folders, knowledgeBases } from '../choices.js';
import { numberedItems } from '../pagers.js';
import { DOCS, THIRD_PARTY } from '../sources.js';
import { AgentAssetSearch } from './agent-asset-filter.js';

/** Where knowledge is read from. */
export class DataSource {
  @Optional('Its id') @IsInt() id?: number | null;
  @Optional('Of what type', { example: 'document' }) @IsString() source_type?: string | null;
  @Optional('Id of the connection it is read by', { choices: connections }) @IsInt() connection_id?: number | null;
  @Optional('Settings of its type; not documented') @IsObject() config?: Record<string, unknown> | null;
}

abstract class KnowledgeBaseContent {
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Id of the folder it lies in', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('Of what type its sources are') @IsString() source_type?: string | null;
  @Optional('Where it reads from', { items: DataSource }) data_sources?: DataSource[] | null;
}

/** What genies know. */
export class KnowledgeBase extends KnowledgeBaseContent {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at?: string | null;
}

export class KnowledgeBaseId {
  @Field('Id of the knowledge base', { choices: knowledgeBases }) @IsInt() id!: number;
}

export class NewKnowledgeBase extends KnowledgeBaseContent {
  @Field('Name') @Length(1) name!: string;
}

export class KnowledgeBaseChange extends KnowledgeBaseContent {
  @Field('Id of the knowledge base', { choices: knowledgeBases }) @IsInt() id!: number;
  @Optional('New name') @Length(1) name?: string | null;
}

/** The endpoints are documented; what they take and answer is from a third party. */
@OperationGroup({ source: `${DOCS}/agent-studio; forms inferred from ${THIRD_PARTY}`, stability: 'experimental' })
export class KnowledgeBases {
  @List('/agentic/knowledge_bases', {
    title: 'List knowledge bases',
    description: 'What genies know, each with the sources it is read from; all, or those of a folder, a project or a name.',
    input: AgentAssetSearch,
    record: KnowledgeBase,
    key: (base) => base.id,
    pagination: numberedItems,
    scopes: ['Knowledge Bases: List knowledge bases'],
  })
  declare listKnowledgeBases: List<AgentAssetSearch, KnowledgeBase>;

  @Get('/agentic/knowledge_bases/{id}', {
    title: 'Get a knowledge base',
    description: 'The sources it is read from, with their types and connections. What was read is not told.',
    input: KnowledgeBaseId,
    output: KnowledgeBase,
    scopes: ['Knowledge Bases: Get knowledge base'],
  })
  declare getKnowledgeBase: Action<KnowledgeBaseId, KnowledgeBase>;

  @Post('/agentic/knowledge_bases', {
    title: 'Create a knowledge base',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewKnowledgeBase,
    output: KnowledgeBase,
    effect: unsafe,
    scopes: ['Knowledge Bases: Create knowledge base'],
  })
  declare createKnowledgeBase: Action<NewKnowledgeBase, KnowledgeBase>;

  @Put('/agentic/knowledge_bases/{id}', {
    title: 'Update a knowledge base',
    description: 'Changes the fields given and keeps the others.',
    input: KnowledgeBaseChange,
    output: KnowledgeBase,
    effect: idempotent,
    scopes: ['Knowledge Bases: Update knowledge base'],
  })
  declare updateKnowledgeBase: Action<KnowledgeBaseChange, KnowledgeBase>;

  @Delete('/agentic/knowledge_bases/{id}', {
    title: 'Delete a knowledge base',
    description: 'What becomes of genies that have it is not documented; removeGenieKnowledgeBases takes it from one first.',
    input: KnowledgeBaseId,
    effect: idempotent,
    scopes: ['Knowledge Bases: Delete knowledge base'],
  })
  declare deleteKnowledgeBase: Action<KnowledgeBaseId, void>;
}
