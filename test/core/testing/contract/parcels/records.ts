/** A parcel as it is read: the digits of its id are text, since a number would lose some. */
export function parcel(id: string, reference: string, created_at: string) {
  return { id, reference, created_at, weight: 1200, stops: [{ place: 'Hull', note: 'rain' }] };
}

/** The same as the carrier sends it. */
export function sentParcel(given: ReturnType<typeof parcel>): string {
  return JSON.stringify(given).replace(`"id":"${given.id}"`, `"id":${given.id}`);
}
