/** Exact decimal text in USD, such as "1.7406603". Never a JavaScript number. */
export type UsdText = string;
