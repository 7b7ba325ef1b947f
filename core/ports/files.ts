/** Files of the project. Paths are absolute, or relative to the working directory. */
export interface Files {
  /**
   * The text of a UTF-8 file, or undefined when there is none. Any other failure rejects.
   *
   * @param atMost Bytes after which no more is read, however long the file is: the text ends there. Default: it is read whole.
   */
  read(path: string, atMost?: number): Promise<string | undefined>;
  /** Makes the folders it needs; the file is whole or absent, never half written. */
  write(path: string, text: string): Promise<void>;
  /** Names of the files in a folder, sorted; undefined when there is no such folder. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** Size in bytes and time of the last change in milliseconds; undefined when there is no such file. */
  stat(path: string): Promise<{ readonly size: number; readonly mtimeMs: number } | undefined>;
}
