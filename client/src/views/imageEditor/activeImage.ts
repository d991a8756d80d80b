/** Which image is shown in the active editor. */
import { TabInputCustom, window } from 'vscode';
import { imageViewTypes, subjectOf } from './imageSubject';

/** The image whose editor is active, for commands of its context menu; undefined where none is. */
export function activeImage(): { readonly layout: string; readonly label: string } | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputCustom) || !imageViewTypes.includes(input.viewType)) return undefined;
  const subject = subjectOf(input.uri);
  return subject?.kind === 'image' ? { layout: subject.path, label: subject.label } : undefined;
}
