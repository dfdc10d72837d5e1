/** The parameter of the address that asks for the best tiers. */
export const ASSIGN = "assign";
