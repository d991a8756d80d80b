/** `metavirt.showReferences`: shows places that the server names, in the view in which VS Code shows references. Run by a lens. */
import { commands, Location, Position, Range, Uri } from 'vscode';
import type { PlainLocation, PlainPosition } from '../protocol';

export async function showReferences(
  uri: string,
  position: PlainPosition,
  locations: readonly PlainLocation[],
): Promise<void> {
  const places = locations.map(
    ({ uri: target, range }) =>
      new Location(Uri.parse(target), new Range(asPosition(range.start), asPosition(range.end))),
  );
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), asPosition(position), places);
}

function asPosition({ line, character }: PlainPosition): Position {
  return new Position(line, character);
}
