import { expect } from 'chai';
import type { RunCommand } from '../../../../core/ports/store/index.js';
import { type Cases, newRun, opened, owned } from './bench.js';

const command = (run: string): RunCommand => ({ kind: 'cancel', run, reason: 'Ada: not wanted', data: { n: 1 } });

export const commands: Cases = {
  'takes commands from anybody and gives them to the owner, oldest first': async (bench) => {
    const store = await owned(bench);
    const visitor = await bench.open();
    const numbers = [await visitor.command(command('a'), 1), await visitor.command(command('b'), 2)];
    expect(await store.openCommands(10)).to.deep.equal([
      { number: numbers[0], command: command('a'), at: 1 },
      { number: numbers[1], command: command('b'), at: 2 },
    ]);
    expect(await store.openCommands(1)).to.have.length(1);
    expect(await visitor.commandAnswer(numbers[0]!)).to.equal(undefined);
    await store.answerCommand(numbers[0]!, { done: true, message: 'cancelled' }, 3);
    await store.answerCommand(numbers[0]!, { done: false, message: 'again' }, 4);
    expect(await visitor.commandAnswer(numbers[0]!)).to.deep.equal({ done: true, message: 'cancelled' });
    expect((await store.openCommands(10)).map(({ number }) => number)).to.deep.equal([numbers[1]]);
  },
  'lets anybody read what the owner has written': async (bench) => {
    const store = await owned(bench);
    const visitor = await bench.open();
    await store.startRun(newRun('a'), 1);
    expect((await visitor.run('a'))?.status).to.equal('pending');
    await (await opened(store)).note('', 'hello', 2);
    expect(await visitor.notes('a')).to.have.length(1);
  },
};
