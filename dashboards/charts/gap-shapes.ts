/** A point of two lines over the same place, in pixels. */
export interface GapPoint {
  readonly x: number;
  /** null: not known, the lines have a hole there. */
  readonly upper: number | null;
  readonly lower: number | null;
}

/** A part of the room between the lines. */
export interface GapShape {
  readonly isAbove: boolean;
  /** Path of SVG. */
  readonly path: string;
}

interface Known {
  readonly x: number;
  readonly upper: number;
  readonly lower: number;
}

/** The room between two lines, cut where they cross, so that each part says which of them is above. */
export function gapShapes(points: readonly GapPoint[]): readonly GapShape[] {
  return points.slice(1).flatMap((right, at): readonly GapShape[] => {
    const left = points[at];
    if (!left || !isKnown(left) || !isKnown(right)) return [];
    const [before, after] = [left.lower - left.upper, right.lower - right.upper];
    if (before * after >= 0) return [shape(before + after >= 0, left, right)];
    const part = before / (before - after);
    const x = left.x + part * (right.x - left.x);
    const y = left.upper + part * (right.upper - left.upper);
    const cross = { x, upper: y, lower: y };
    return [shape(before > 0, left, cross), shape(after > 0, cross, right)];
  });
}

function isKnown(point: GapPoint): point is Known {
  return point.upper !== null && point.lower !== null;
}

/** Pixels grow downwards: what is above has the smaller one. */
function shape(isAbove: boolean, left: Known, right: Known): GapShape {
  return {
    isAbove,
    path: `M${left.x} ${left.upper}L${right.x} ${right.upper}L${right.x} ${right.lower}L${left.x} ${left.lower}Z`,
  };
}

/** A line through what is known, with holes where nothing is. */
export function linePath(points: readonly { x: number; y: number | null }[]): string {
  let isDown = false;
  return points
    .map(({ x, y }) => {
      if (y === null) {
        isDown = false;
        return '';
      }
      const step = `${isDown ? 'L' : 'M'}${x} ${y}`;
      isDown = true;
      return step;
    })
    .join('');
}
