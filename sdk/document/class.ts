/** A class that can be named as a value: a data class, a connector, a group of operations. */
export type Class<T = unknown> = new (...args: never[]) => T;

/** A class whose instances the framework makes itself, with no arguments. */
export type DataClass<T = unknown> = new () => T;
