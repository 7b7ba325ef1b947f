export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Names to addresses. What it gives is checked, and the connection is made to the address that was checked. */
export interface Dns {
  lookup(host: string): Promise<readonly Address[]>;
}
