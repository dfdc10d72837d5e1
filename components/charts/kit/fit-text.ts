const ELLIPSIS = "\u2026";

/** The text as it is where it fits, else its two ends around an ellipsis: what tells names apart stands at either end. */
export function fitText(text: string, fits: (candidate: string) => boolean): string {
  if (fits(text)) return text;
  const letters = Array.from(text);
  const cutTo = (kept: number): string => {
    const tail = Math.floor(kept / 2);
    const head = letters.slice(0, kept - tail).join("");
    return `${head}${ELLIPSIS}${letters.slice(letters.length - tail).join("")}`;
  };
  let [fitting, tooMany] = [2, letters.length];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(cutTo(middle))) fitting = middle;
    else tooMany = middle;
  }
  return cutTo(fitting);
}
