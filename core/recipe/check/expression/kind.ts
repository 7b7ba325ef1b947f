/** What a value is inside an expression. Numbers of data are doubles there, and those that an expression writes are integers. */
export type Kind =
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bool'
  | 'null'
  | 'list'
  | 'map'
  | 'timestamp'
  | 'duration'
  | 'bytes'
  | 'type'
  | 'optional';
