import { expect } from 'chai';
import type { Recipe } from '../../../core/recipe/recipe.js';
import { laneReader } from '../../../core/trigger/lane.js';
import { thrown } from '../support/rejection.js';

describe('the lane of a run', () => {
  const recipe = (concurrency?: Recipe['concurrency']): Recipe => ({
    name: 'orders',
    connections: {},
    vars: { shop: 'north' },
    inputs: {},
    outputs: {},
    on: [],
    steps: [],
    calls: {},
    ...(concurrency && { concurrency }),
  });
  const laneOf = (key: string, event: unknown): unknown => laneReader(recipe({ key, max: 2, full: 'skip' }))({ event });

  it('is what the key gives, and belongs to the recipe', () => {
    expect(laneOf('${{ event.id }}', { id: 7 })).to.deep.equal({ key: '["orders",7]', max: 2, full: 'skip' });
    expect(laneOf('${{ vars.shop }}-${{ event.id }}', { id: 'a' })).to.deep.include({ key: '["orders","north-a"]' });
  });

  it('is none where the recipe has no concurrency, or the key gives null', () => {
    expect(laneReader(recipe())({ event: {} })).to.equal(undefined);
    expect(laneOf('${{ event.id }}', { id: null })).to.equal(undefined);
  });

  it('is refused where the key gives a map', () => {
    expect(thrown(() => laneOf('${{ event }}', {}))).to.have.property('code', 'expression_type');
  });
});
