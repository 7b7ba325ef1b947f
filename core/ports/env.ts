/** The process environment. */
export interface Env {
  get(name: string): string | undefined;
}
