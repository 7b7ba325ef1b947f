/** Room on the disk that the store is on. */
export interface DiskSpace {
  /** Bytes that may still be written; undefined where that cannot be told. */
  free(): Promise<number | undefined>;
}
