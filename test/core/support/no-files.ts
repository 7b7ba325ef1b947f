/** The `stream` of a network on which nobody downloads anything. */
export async function noFiles(): Promise<never> {
  throw new Error('nobody was to download anything');
}
