const CHART_TEXT = "12px"; // as the style sheet sets it under `.chart`

/** How wide a text is in a chart, in pixels, in the font of an element. */
export function textWidthIn(element: Element): (text: string) => number {
  const pen = document.createElement("canvas").getContext("2d");
  if (pen) pen.font = `${CHART_TEXT} ${getComputedStyle(element).fontFamily}`;
  return (text) => pen?.measureText(text).width ?? text.length * 7;
}
