import { Delete, Get, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { numberedItems } from '../pagers.js';
import { DOCS, THIRD_PARTY } from '../sources.js';
import { Genie, GenieChange, GenieFilter, GenieId, GenieKnowledgeBases, GenieSkills, NewGenie } from './genie.js';

/** The endpoints are documented; what they take and answer is from a third party. */
@OperationGroup({ source: `${DOCS}/agent-studio; forms inferred from ${THIRD_PARTY}`, stability: 'experimental' })
export class Genies {
  @List('/agentic/genies', {
    title: 'List genies',
    description: 'The AI agents of the workspace, with their instructions and states; all, or those of a folder, a project or a state.',
    input: GenieFilter,
    record: Genie,
    key: (genie) => genie.id,
    pagination: numberedItems,
    scopes: ['Genies: List genies'],
  })
  declare listGenies: List<GenieFilter, Genie>;

  @Get('/agentic/genies/{id}', {
    title: 'Get a genie',
    description: 'Its instructions, whose model it uses, and whether it runs. Which skills and knowledge bases it has is not told.',
    input: GenieId,
    output: Genie,
    scopes: ['Genies: Get genie'],
  })
  declare getGenie: Action<GenieId, Genie>;

  @Post('/agentic/genies', {
    title: 'Create a genie',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewGenie,
    output: GenieId,
    effect: unsafe,
    scopes: ['Genies: Create genie'],
  })
  declare createGenie: Action<NewGenie, GenieId>;

  @Put('/agentic/genies/{id}', {
    title: 'Update a genie',
    description: 'Changes the fields given and keeps the others.',
    input: GenieChange,
    output: Genie,
    effect: idempotent,
    scopes: ['Genies: Update genie'],
  })
  declare updateGenie: Action<GenieChange, Genie>;

  @Delete('/agentic/genies/{id}', {
    title: 'Delete a genie',
    description: 'Whether skills and knowledge bases that it alone had stay is not documented.',
    input: GenieId,
    effect: idempotent,
    scopes: ['Genies: Delete genie'],
  })
  declare deleteGenie: Action<GenieId, void>;

  @Post('/agentic/genies/{id}/start', {
    title: 'Start a genie',
    description: 'One that runs goes on running, so a repeat changes nothing.',
    input: GenieId,
    effect: idempotent,
    scopes: ['Genies: Start genie'],
  })
  declare startGenie: Action<GenieId, void>;

  @Post('/agentic/genies/{id}/stop', {
    title: 'Stop a genie',
    description: 'One that is stopped stays so. startGenie lets it run again.',
    input: GenieId,
    effect: idempotent,
    scopes: ['Genies: Stop genie'],
  })
  declare stopGenie: Action<GenieId, void>;

  @Post('/agentic/genies/{id}/assign_skills', {
    title: 'Give skills to a genie',
    description: 'They come beside those that it has; removeGenieSkills takes skills away.',
    input: GenieSkills,
    effect: idempotent,
    scopes: ['Genies: Assign skills to genie'],
  })
  declare assignGenieSkills: Action<GenieSkills, void>;

  @Post('/agentic/genies/{id}/remove_skills', {
    title: 'Take skills from a genie',
    description: 'Only those that are named; it keeps the others. The skills themselves are not deleted.',
    input: GenieSkills,
    effect: idempotent,
    scopes: ['Genies: Remove skills from genie'],
  })
  declare removeGenieSkills: Action<GenieSkills, void>;

  @Post('/agentic/genies/{id}/assign_knowledge_bases', {
    title: 'Give knowledge bases to a genie',
    description: 'They come beside those that it has; removeGenieKnowledgeBases takes some away.',
    input: GenieKnowledgeBases,
    effect: idempotent,
    scopes: ['Genies: Assign knowledge bases to genie'],
  })
  declare assignGenieKnowledgeBases: Action<GenieKnowledgeBases, void>;

  @Post('/agentic/genies/{id}/remove_knowledge_bases', {
    title: 'Take knowledge bases from a genie',
    description: 'Only those that are named; it keeps the others. The knowledge bases themselves are not deleted.',
    input: GenieKnowledgeBases,
    effect: idempotent,
    scopes: ['Genies: Remove knowledge bases from genie'],
  })
  declare removeGenieKnowledgeBases: Action<GenieKnowledgeBases, void>;
}
