import { parentPort } from 'node:worker_threads';
import type { Evaluation } from '../ports/evaluator.js';
import { ExpressionError, type ExpressionErrorCode } from '../recipe/expression-error.js';
import { compileTemplate } from '../recipe/template.js';
import type { Evaluated } from './worker-evaluator.js';

// The thread of a WorkerEvaluator: says that it is ready, and evaluates what it is sent, one after the other.
parentPort?.on('message', (work: Evaluation) => parentPort?.postMessage(answer(work), []));
parentPort?.postMessage('ready', []);

function answer({ template, names, scope }: Evaluation): Evaluated {
  try {
    return { value: compileTemplate(template, names).evaluate(scope) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) return { message: error instanceof Error ? error.message : String(error) };
    const { code, expression, offset, problem, remedy = '' } = error;
    return { fault: { code: code as ExpressionErrorCode, expression, offset, problem, remedy } };
  }
}
