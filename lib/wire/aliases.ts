/** A model name of the user's own, and the model of the price list as which it is priced. */
export interface ModelAlias {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
}
