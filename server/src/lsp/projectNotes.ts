/** Tells the user, once each, what of the project could not be read. */
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver/node';
import type { ProjectNote } from '../project/note';

export interface ProjectNotes {
  tell(notes: readonly ProjectNote[]): void;
}

/** Each note goes to the log; the first that is news is shown too, since what is left out explains answers that are missing. */
export function projectNotes(connection: Connection): ProjectNotes {
  const told = new Set<string>();
  let isShown = false;
  return {
    tell(notes) {
      for (const { path, message, isKnownElsewhere } of notes) {
        const text = `${path}: ${message}`;
        if (told.has(text)) continue;
        if (!isShown && !isKnownElsewhere) {
          isShown = true;
          void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: text });
        }
        told.add(text);
        connection.console.warn(text);
      }
    },
  };
}
