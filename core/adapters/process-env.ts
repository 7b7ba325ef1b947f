import type { Env } from '../ports/env.js';

export class ProcessEnv implements Env {
  get(name: string): string | undefined {
    return process.env[name];
  }
}
