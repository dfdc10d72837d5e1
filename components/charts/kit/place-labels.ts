interface Labelled {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

interface PlacedLabel extends Labelled {
  readonly anchor: "start" | "end";
}

const CHARACTER = 6.5;
const LINE = 15;
const GAP = 10;
/** The frontier goes on to the right of its points: labels stand above it. */
const RAISED = 5;

/**
 * Labels beside and a little above their points, in pixels: to the right, or to the left where the next point stands in the way. Where
 * there is no room at either side there is none.
 */
export function placeLabels(
  points: readonly Labelled[],
  room: { readonly left: number; readonly right: number },
): PlacedLabel[] {
  const taken: { left: number; right: number; y: number }[] = points.map(({ x, y }) => ({
    ...{ left: x - GAP, right: x + GAP, y },
  }));
  return points.flatMap((point, place) => {
    const width = point.label.length * CHARACTER;
    const isFree = (left: number, right: number): boolean =>
      left >= room.left &&
      right <= room.right &&
      taken.every(
        (box, other) =>
          other === place ||
          right < box.left ||
          left > box.right ||
          Math.abs(box.y - point.y) > LINE,
      );
    const sides = [
      { anchor: "start" as const, left: point.x + GAP, right: point.x + GAP + width },
      { anchor: "end" as const, left: point.x - GAP - width, right: point.x - GAP },
    ];
    const side = sides.find(({ left, right }) => isFree(left, right));
    if (!side) return [];
    taken.push({ left: side.left, right: side.right, y: point.y });
    const x = side.anchor === "start" ? side.left : side.right;
    return [{ ...point, x, y: point.y - RAISED, anchor: side.anchor }];
  });
}
