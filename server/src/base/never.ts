/** Marks a state that the types exclude; reaching it is a mistake of ours, never of the user's text. */
export function never(value: never): never {
  throw new Error(`impossible state: ${JSON.stringify(value)}`);
}
