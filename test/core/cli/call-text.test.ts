import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { callText } from '../../../core/cli/call-text.js';
import type { Terminal } from '../../../core/cli/terminal.js';
import type { Run } from '../../../core/ports/store/index.js';
import type { StepCall } from '../../../core/project/runs/step-calls.js';

const terminal: Terminal = {
  out: () => Promise.resolve(),
  err: () => undefined,
  progress: () => undefined,
  style: (_format, text) => text,
};

const CALL: StepCall = {
  run: '4f1c',
  recipe: 'orders',
  step: 'pay',
  status: 'uncertain',
  operation: 'bank.pay',
  effect: 'keyed',
  attempts: 1,
  startedAt: 0,
  key: 'a1b2',
  input: { amount: 5 },
  readBy: [],
};

const told = (call: Partial<StepCall>, status: Run['status']): string => callText({ ...CALL, ...call }, { status } as Run, terminal);

describe('what is told of a call that a person looks after', () => {
  it('has its key, what it was given, and when it was begun', () => {
    expect(told({}, 'cancelled').split('\n')).to.deep.equal([
      'pay uncertain',
      '  calls  bank.pay, keyed',
      '  began  1970-01-01T00:00:00.000Z',
      '  key    a1b2',
      '  input  {"amount":5}',
    ]);
  });

  it('has the commands that settle it, where its run can be told something', () => {
    const commands = (call: Partial<StepCall>, status: Run['status']): readonly string[] =>
      [...told(call, status).matchAll(/trunkline .*/g)].map(([command]) => command);
    expect(commands({}, 'uncertain')).to.deep.equal([
      'trunkline runs resolve 4f1c pay --happened',
      'trunkline runs resolve 4f1c pay --try-again',
      'trunkline runs resolve 4f1c pay --failed',
    ]);
    expect(commands({ readBy: ['note'] }, 'uncertain')[0]).to.equal("trunkline runs resolve 4f1c pay --happened --output '<what it gave>'");
    expect(commands({ status: 'failed' }, 'failed')).to.deep.equal(['trunkline runs retry 4f1c']);
    for (const status of ['running', 'waiting', 'cancelled'] as const) expect(commands({}, status), status).to.deep.equal([]);
  });

  it('says what a person has to know of the words that settle it', () => {
    expect(told({}, 'uncertain')).to.match(/--failed: it certainly did not happen; a retry of the run makes this call again/);
    expect(told({ readBy: ['note', 'tell'] }, 'uncertain')).to.match(/What it gave is read by note, tell: trunkline describe bank\.pay/);
    expect(told({ status: 'failed', effect: 'unsafe' }, 'failed')).to.match(
      /The retry makes this call again: only if it certainly did not/,
    );
    expect(told({ status: 'failed' }, 'failed')).not.to.match(/only if/);
  });

  it('names a step as a shell takes it for one word, whatever the key of its item is', () => {
    const step = `each["it's $HOME \`x\`"].pay`;
    const [, word] = /runs resolve 4f1c (.*) --failed$/m.exec(told({ step }, 'uncertain'))!;
    expect(execFileSync('sh', ['-c', `printf %s ${word}`]).toString()).to.equal(step);
  });
});
