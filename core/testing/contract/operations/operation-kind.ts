import type { Trial } from '../bench/trial.js';
import type { AnyOperationFixture } from '../fixtures/operation.js';

/** How one kind of operation is tried. */
export interface OperationKind<F extends AnyOperationFixture = AnyOperationFixture> {
  /** True when the fixture is of this kind. */
  fits(fixture: AnyOperationFixture): fixture is F;
  /** What a fixture of this kind has, for the sentence that asks for one. */
  readonly needs: string;
  /** Makes the call the fixture describes; resolves with what came out, in the form of `expected`. */
  play(trial: Trial, operation: string, fixture: F): Promise<unknown>;
  expected(fixture: F): unknown;
}
