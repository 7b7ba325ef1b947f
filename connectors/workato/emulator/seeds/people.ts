/** Whose workspace it is. */
export const ROOT_USER = { name: 'Ann Otter', email: 'ann@example.com' } as const;
