import type { Pick } from '../document/slot.js';
import { ANY, writeTable, type BaseUrl, type RegionOptions, type Services } from './base-url.js';

/** The same host for everybody; one URL, or one per service. */
export function hosts<C>(services: Services): BaseUrl<C> {
  return { write: (writer) => writeTable(writer, { [ANY]: { [ANY]: services } }, {}) };
}

/** One host per region the connection names. A region that the connection allows and the table lacks does not compile. */
export function byRegion<C, const R extends string>(
  table: Readonly<Record<R, Services>>,
  region: Pick<C, NoInfer<R>>,
  options: RegionOptions<NoInfer<R>> = {},
): BaseUrl<C> {
  return {
    write: (writer) =>
      writeTable(
        writer,
        mapValues(table, (services) => ({ [ANY]: services })),
        { region: writer.select('region', region) },
        options,
      ),
  };
}

/** One host per environment, such as production and sandbox. */
export function byEnvironment<C, const E extends string>(
  table: Readonly<Record<E, Services>>,
  environment: Pick<C, NoInfer<E>>,
): BaseUrl<C> {
  return { write: (writer) => writeTable(writer, { [ANY]: table }, { environment: writer.select('environment', environment) }) };
}

/** One host per region and environment: `{ eu: { production: '…', sandbox: '…' } }`. */
export function byRegionAndEnvironment<C, const R extends string, const E extends string>(
  table: Readonly<Record<R, Readonly<Record<E, Services>>>>,
  region: Pick<C, NoInfer<R>>,
  environment: Pick<C, NoInfer<E>>,
  options: RegionOptions<NoInfer<R>> = {},
): BaseUrl<C> {
  return {
    write: (writer) =>
      writeTable(
        writer,
        table,
        { region: writer.select('region', region), environment: writer.select('environment', environment) },
        options,
      ),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, fn: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fn(value)]));
}
