/** Which keys the records of a store are sealed with. Asked before a store is opened: one that cannot be read is not. */
export const KEY_SQL = {
  list: 'SELECT id FROM seal',
  note: 'INSERT INTO seal (id) VALUES (?1) ON CONFLICT (id) DO NOTHING',
} as const;
