/** Where the rectangles of a treemap stand: each as large as what it stands for, and as near to a square as may be. */
import type { SpaceNode } from '../imageProtocol';

/** In pixels. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode {
  readonly node: SpaceNode;
  readonly rectangle: Rectangle;
  /** 1 for what is in the folder that the map is of. */
  readonly level: number;
  /** The place of the folder that it is in among all that are placed; undefined at level 1. */
  readonly parent: number | undefined;
  /** Whether there are rectangles in it. */
  readonly isOpened: boolean;
}

/** A line of text above what is in a folder, and the frame around that. */
const headHeight = 18;
const frame = 2;

/** A folder with less room than for two lines of a few letters is one rectangle. */
const smallestOpened = { width: 44, height: headHeight + 22 };

/** A rectangle that is thinner is none that anybody sees. */
const smallestSide = 3;

/** What is in the root, folders before what is in them. What would be too small to be seen is left out. */
export function treemap(root: SpaceNode, width: number, height: number): readonly PlacedNode[] {
  const placed: PlacedNode[] = [];
  place(root, { left: 0, top: 0, width, height }, 1, undefined, placed);
  return placed;
}

function place(
  folder: SpaceNode,
  within: Rectangle,
  level: number,
  parent: number | undefined,
  placed: PlacedNode[],
): void {
  const sizes = folder.children.map(({ sizeBytes }) => sizeBytes);
  for (const [index, rectangle] of squarified(sizes, within).entries()) {
    const node = folder.children[index];
    if (!node || rectangle.width < smallestSide || rectangle.height < smallestSide) continue;
    const isOpened =
      node.children.length > 0 && rectangle.width >= smallestOpened.width && rectangle.height >= smallestOpened.height;
    placed.push({ node, rectangle, level, parent, isOpened });
    if (isOpened) place(node, inside(rectangle), level + 1, placed.length - 1, placed);
  }
}

function inside({ left, top, width, height }: Rectangle): Rectangle {
  return {
    left: left + frame,
    top: top + headHeight,
    width: width - 2 * frame,
    height: height - headHeight - frame,
  };
}

/**
 * Divides a rectangle among sizes, the largest first, in rows along its shorter side: each row takes one more as long as that makes its rectangles
 * squarer (Bruls, Huizing and van Wijk, "Squarified Treemaps"). Sizes of zero get no room.
 */
export function squarified(sizes: readonly number[], within: Rectangle): readonly Rectangle[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const scale = total > 0 ? (within.width * within.height) / total : 0;
  const areas = sizes.map((size) => size * scale);
  const rectangles: Rectangle[] = [];
  let room = within;
  for (let start = 0; start < areas.length; ) {
    const side = Math.min(room.width, room.height);
    let end = start + 1;
    let sum = areas[start] ?? 0;
    const largest = sum;
    let worst = worstRatio(largest, sum, sum, side);
    while (end < areas.length) {
      const next = areas[end] ?? 0;
      const ratio = worstRatio(largest, next, sum + next, side);
      if (ratio > worst) break;
      worst = ratio;
      sum += next;
      end += 1;
    }
    room = layRow(areas.slice(start, end), sum, room, rectangles);
    start = end;
  }
  return rectangles;
}

/** Of the sides of a row's rectangles, the longer by the shorter one, where it is worst. */
function worstRatio(largest: number, smallest: number, sum: number, side: number): number {
  if (smallest === 0 || side === 0) return Number.POSITIVE_INFINITY;
  const depth = sum / side;
  return Math.max(largest / depth ** 2, depth ** 2 / smallest);
}

/** Adds the rectangles of a row; gives what room is left beside it. */
function layRow(areas: readonly number[], sum: number, room: Rectangle, rectangles: Rectangle[]): Rectangle {
  const { left, top, width, height } = room;
  const isColumn = width >= height;
  const side = isColumn ? height : width;
  const depth = side > 0 ? sum / side : 0;
  let at = 0;
  for (const area of areas) {
    const length = depth > 0 ? area / depth : 0;
    rectangles.push(
      isColumn
        ? { left, top: top + at, width: depth, height: length }
        : { left: left + at, top, width: length, height: depth },
    );
    at += length;
  }
  return isColumn
    ? { left: left + depth, top, width: Math.max(0, width - depth), height }
    : { left, top: top + depth, width, height: Math.max(0, height - depth) };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * What an arrow key leads to from a rectangle: the nearest one of the same folder in that direction, or that of the folder's own neighbour. Undefined
 * at the edge of the map.
 */
export function neighbour(placed: readonly PlacedNode[], from: number, direction: Direction): number | undefined {
  for (let current: number | undefined = from; current !== undefined; current = placed[current]?.parent) {
    const found = nearest(placed, current, direction);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Rounding leaves no two edges exactly where they meet. */
const tolerance = 1;

function nearest(placed: readonly PlacedNode[], from: number, direction: Direction): number | undefined {
  const start = placed[from];
  if (!start) return undefined;
  let best: { readonly index: number; readonly distance: number } | undefined;
  for (const [index, { parent, rectangle }] of placed.entries()) {
    if (index === from || parent !== start.parent) continue;
    const { ahead, aside } = distances(start.rectangle, rectangle, direction);
    if (ahead < -tolerance) continue;
    // What lies straight ahead comes before what is nearer at an angle.
    const distance = Math.max(0, ahead) + 3 * aside;
    if (!best || distance < best.distance) best = { index, distance };
  }
  return best?.index;
}

/** How far a rectangle lies in the direction, below zero where it does not, and how far beside it. */
function distances(from: Rectangle, to: Rectangle, direction: Direction): { ahead: number; aside: number } {
  const isLevel = direction === 'left' || direction === 'right';
  const [start, end] = isLevel ? [from.left, from.left + from.width] : [from.top, from.top + from.height];
  const [toStart, toEnd] = isLevel ? [to.left, to.left + to.width] : [to.top, to.top + to.height];
  const ahead = direction === 'left' || direction === 'up' ? start - toEnd : toStart - end;
  const [acrossStart, acrossEnd] = isLevel ? [from.top, from.top + from.height] : [from.left, from.left + from.width];
  const middle = isLevel ? [to.top, to.top + to.height] : [to.left, to.left + to.width];
  const aside = Math.max(0, (middle[0] ?? 0) - acrossEnd, acrossStart - (middle[1] ?? 0));
  return { ahead, aside };
}
