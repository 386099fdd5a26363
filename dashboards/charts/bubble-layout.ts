import type { BubblePoint, BubbleScale } from './bubble-points.ts';
import { niceStep } from './nice-step.ts';

export interface Tick {
  /** Its value on the axis. */
  value: number;
  /** Where it stands in pixels, across or down. */
  at: number;
}

export interface PlacedBubble {
  point: BubblePoint;
  x: number;
  y: number;
  radius: number;
  /** null where no side of the bubble has room. */
  label: { x: number; y: number; anchor: 'start' | 'end' } | null;
}

export interface BubbleLayout {
  /** The room between the axes. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  costs: Tick[];
  romis: Tick[];
  /** Where ROMI is 0. */
  breakEven: number;
  /** Large ones first, so that none hides a small one. */
  bubbles: PlacedBubble[];
}

interface Room {
  width: number;
  height: number;
  /** Drawn for a phone: smaller bubbles, fewer steps. */
  narrow: boolean;
  /** How wide a text of the drawing is, in pixels. */
  widthOf: (text: string) => number;
  romiText: (value: number) => string;
  labelOf: (point: BubblePoint) => string;
  /** What stands at the end of the break-even line; empty where the axis says it. */
  breakEvenText: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const HEAD = 30;
const FOOT = 46;
const LINE = 14;
const GAP = 6;
/** Beside a neighbour of another size. */
const FAR = 14;

/** Places axes, bubbles and their names in a room; a name never lies over a bubble or another name. */
export function bubbleLayout(scale: BubbleScale, room: Room): BubbleLayout {
  const { width, height, narrow } = room;
  const steps = Math.round((scale.high - scale.low) / scale.step);
  const values = Array.from({ length: steps + 1 }, (_, step) => scale.low + step * scale.step)
    // Without the dust of floats, 0 is 0.
    .map((value) => Math.round(value / scale.step) * scale.step);
  const left = Math.max(...values.map((value) => room.widthOf(room.romiText(value)))) + 10;
  const right = width - (room.breakEvenText ? room.widthOf(room.breakEvenText) + 8 : 8);
  const top = HEAD;
  const bottom = height - FOOT;
  const farthest = Math.max(1, ...scale.points.map(({ cost }) => cost));
  const across = (cost: number) => left + (cost / (farthest * 1.08)) * (right - left);
  const down = (romi: number) =>
    bottom - ((romi - scale.low) / (scale.high - scale.low)) * (bottom - top);
  const costStep = niceStep((farthest * 1.08) / (narrow ? 4 : 7));
  const costs: Tick[] = [];
  for (let value = 0; value <= farthest * 1.08; value += costStep)
    costs.push({ value, at: across(value) });

  const placed = scale.points
    .toSorted((one, other) => other.size - one.size)
    .map((point) => ({
      point,
      x: across(point.cost),
      y: down(point.drawnAt),
      radius: ((point.offScale ? 14 : point.size) * (narrow ? 0.7 : 1)) / 2,
    }));
  const taken: Box[] = placed.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const inside: Box = { left, right: width, top: 0, bottom: height - FOOT + LINE };
  const bubbles = placed.map((bubble): PlacedBubble => {
    if (!bubble.point.labelled) return { ...bubble, label: null };
    const label = sides(bubble, room.widthOf(room.labelOf(bubble.point)), inside).find(
      ({ box }) => within(box, inside) && !taken.some((other) => overlap(box, other)),
    );
    if (!label) return { ...bubble, label: null };
    taken.push(label.box);
    const { x, y, anchor } = label;
    return { ...bubble, label: { x, y, anchor } };
  });
  return {
    ...{ left, right, top, bottom, costs },
    // Nothing loses more than it cost, so below −100 % there is room but no scale.
    romis: values.filter((value) => value > -1.001).map((value) => ({ value, at: down(value) })),
    breakEven: down(0),
    bubbles,
  };
}

/** Where a name may stand: beside its bubble, else above or below it, moved in from the edges. */
function sides({ x, y, radius }: Omit<PlacedBubble, 'label'>, width: number, inside: Box) {
  const start = Math.max(inside.left, Math.min(x - width / 2, inside.right - width));
  const places = [
    { x: x + radius + GAP, y, anchor: 'start' as const },
    { x: x - radius - GAP, y, anchor: 'end' as const },
    ...[GAP, FAR].flatMap((gap) => [
      { x: start, y: y - radius - gap - LINE / 2, anchor: 'start' as const },
      { x: start, y: y + radius + gap + LINE / 2, anchor: 'start' as const },
    ]),
  ];
  return places.map((place) => {
    const from = place.anchor === 'start' ? place.x : place.x - width;
    const box: Box = {
      left: from,
      right: from + width,
      top: place.y - LINE / 2,
      bottom: place.y + LINE / 2,
    };
    return { x: place.x, y: place.y, anchor: place.anchor, box };
  });
}

function within(box: Box, room: Box): boolean {
  return (
    box.left >= room.left &&
    box.right <= room.right &&
    box.top >= room.top &&
    box.bottom <= room.bottom
  );
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
