import { chainsOf } from '../expression-walk.js';
import { ExpressionError } from '../expression-error.js';
import { INLINE_STEPS } from '../expression.js';
import { compileTemplate } from '../template.js';

/** What a condition gives whatever the data, when it names none. Undefined for one that does, or that cannot be evaluated. */
export function constantOf(condition: string | boolean): unknown {
  if (typeof condition === 'boolean') return condition;
  try {
    const template = compileTemplate(condition);
    const namesData = template.expressions.some(({ expression }) => chainsOf(expression.ast).length > 0);
    return namesData || template.cost({}) > INLINE_STEPS ? undefined : template.evaluate({});
  } catch (error) {
    if (error instanceof ExpressionError) return undefined; // Its fault is told where the expression is checked.
    throw error;
  }
}
