/** Texts that were written to the address and have not come back from it yet, the oldest first. */
export type Sent = readonly (string | null)[];

/** What a text that the address now says is: an edit of one's own come back, with those still on their way, or another's. */
export function comesBack(sent: Sent, said: string | null): Sent | null {
  const place = sent.indexOf(said);
  return place < 0 ? null : sent.slice(place + 1);
}
