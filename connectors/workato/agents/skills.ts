import { IsBoolean, IsInt, IsString } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, Post, unsafe, type Action } from 'trunkline/sdk';
import { recipes, skills } from '../choices.js';
import { numberedItems } from '../pagers.js';
import { DOCS, THIRD_PARTY, VENDOR_CLIENT } from '../sources.js';
import { AgentAssetSearch } from './agent-asset-filter.js';

/** What a genie can do: a recipe. */
export class Skill {
  @Field('Its id', { example: 'skl-Aa6zhmTh-4ac8TH-AB' }) id!: string;
  @Field('Name') name!: string;
  @Optional('What it does') @IsString() description?: string | null;
  @Optional('Id of its recipe') @IsInt() provider_id?: number | null;
  @Optional('Of what type that is') @IsString() provider_type?: string | null;
  @Optional('Id of the folder it lies in') @IsInt() folder_id?: number | null;
  @Optional('Id of its project') @IsInt() project_id?: number | null;
  @Optional('Whether its recipe runs') @IsBoolean() running?: boolean | null;
  @Optional('How many genies have it') @IsInt() genies_count?: number | null;
  @Optional('When it is to be used') @IsString() trigger_description?: string | null;
}

export class SkillId {
  @Field('Id of the skill', { choices: skills }) id!: string;
}

export class NewSkill {
  @Field('Id of the recipe that it is to be', { choices: recipes }) @IsInt() recipe_id!: number;
}

/** The endpoints are documented; a skill is as the vendor's client reads it, and the rest is from a third party. */
@OperationGroup({ source: `${DOCS}/agent-studio; forms inferred from the ${VENDOR_CLIENT} and ${THIRD_PARTY}`, stability: 'experimental' })
export class Skills {
  @List('/agentic/skills', {
    title: 'List skills of genies',
    description: 'Each is a recipe: which one, whether it runs, and how many genies have it.',
    input: AgentAssetSearch,
    record: Skill,
    key: (skill) => skill.id,
    pagination: numberedItems,
    scopes: ['Skills: List skills'],
  })
  declare listSkills: List<AgentAssetSearch, Skill>;

  @Get('/agentic/skills/{id}', {
    title: 'Get a skill',
    description: 'The recipe that it is, whether that runs, when it is to be used, and how many genies have it.',
    input: SkillId,
    output: Skill,
    scopes: ['Skills: Get skill'],
  })
  declare getSkill: Action<SkillId, Skill>;

  @Post('/agentic/skills', {
    title: 'Make a recipe a skill',
    description: 'Nothing drops a repeat, so a lost answer stops for a person. What it answers is not documented.',
    input: NewSkill,
    effect: unsafe,
    scopes: ['Skills: Create skill'],
  })
  declare createSkill: Action<NewSkill, void>;
}
