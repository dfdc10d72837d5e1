/** A sum of token counts that remembers what it does not know. */
export class TokenSum {
  private sum = 0;
  private isKnown = false;
  unknownRecords = 0;

  /** `null` tokens count as those of so many records unknown; nothing is added for them. */
  add(tokens: number | null, recordsIfUnknown: number): void {
    if (tokens === null) this.unknownRecords += recordsIfUnknown;
    else {
      this.sum += tokens;
      this.isKnown = true;
    }
  }

  /** The sum of the known counts; `null` where no count is known, though some record should have one. */
  get known(): number | null {
    return this.isKnown || this.unknownRecords === 0 ? this.sum : null;
  }
}
