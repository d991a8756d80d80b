/** How many colours the style sheet has for layers. */
const colourCount = 6;

/** The class that gives a layer, counted from 0, its colour. */
export function colourClass(layer: number): string {
  return `colour-${layer % colourCount}`;
}
