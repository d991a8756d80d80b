/** Files of images as read-only documents of VS Code: nothing of them is on the disk. */
import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  Disposable,
  DocumentLink,
  languages,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type ImageFileParameters,
  type ImageFileResult,
  imageFileRequest,
  type LinkedFile,
  type ShownFile,
} from '../../imageProtocol';
import { type ImageFilePlace, pathOfPlace, placeInQuery, queryOfPlace } from '../../images/imageFilePlace';
import { imageFileText, isOwnText } from '../../images/imageFileText';
import { visibleText } from '../../images/visibleText';
import type { ReportProgress } from '../../longRequest';
import { type Server, serverDoesNotAnswer } from '../../server';
import { showProgress } from '../../shownProgress';

const fileScheme = 'metavirt-image-file';

/** What takes no longer needs no notice. */
const slowMs = 800;

export interface ImageFileDocuments extends Disposable {
  /** Shows the file in an editor. False where it cannot be read, which is said, or the user gave up. */
  open(place: ImageFilePlace): Promise<boolean>;
  /** The same for two files side by side. */
  compare(left: ImageFilePlace, right: ImageFilePlace, title: string): Promise<boolean>;
}

export function createImageFileDocuments(server: Server): ImageFileDocuments {
  /** Of documents that are about to be opened, by address. */
  const fetched = new Map<string, ShownFile>();
  /** What open documents about symbolic links lead to, by address. */
  const leadsTo = new Map<string, LinkedFile>();

  async function ask(place: ImageFilePlace, token: CancellationToken, report: ReportProgress = () => {}) {
    const { layout: path, image, layer, file } = place;
    const parameters: ImageFileParameters = { path, image, layer, file };
    return server.followedRequest<NonNullable<ImageFileResult>>(imageFileRequest, parameters, token, report);
  }

  /** Undefined where there is nothing to show. */
  async function fetch(place: ImageFilePlace): Promise<ShownFile | undefined> {
    const answer = await withNoticeWhenSlow(`Reading /${visibleText(place.file)}`, (token, report) =>
      ask(place, token, report),
    );
    if (answer === null) return undefined;
    if (answer && answer.kind !== 'failed') return answer;
    if (answer) void window.showErrorMessage(answer.message);
    else serverDoesNotAnswer();
    return undefined;
  }

  /** The document that has the file for its text. */
  async function documentOf(place: ImageFilePlace): Promise<TextDocument | undefined> {
    const shown = await fetch(place);
    if (!shown) return undefined;
    const uri = uriOfPlace(place);
    fetched.set(uri.toString(), shown);
    try {
      const document = await workspace.openTextDocument(uri);
      // What stands there is no text of the language that the name tells.
      return isOwnText(shown) ? document : await languages.setTextDocumentLanguage(document, 'plaintext');
    } finally {
      fetched.delete(uri.toString());
    }
  }

  const provider = workspace.registerTextDocumentContentProvider(fileScheme, {
    async provideTextDocumentContent(uri, token) {
      const place = placeInQuery(uri.query);
      if (!place) return 'This is not the address of a file in an image.\n';
      const shown = fetched.get(uri.toString()) ?? (await ask(place, token));
      if (!shown) return 'The file was not read.\n';
      if (shown.kind === 'failed') return `${shown.message}\n`;
      if (shown.kind === 'symlink' && shown.leadsTo) leadsTo.set(uri.toString(), shown.leadsTo);
      return imageFileText(place.file, shown);
    },
  });
  const links = languages.registerDocumentLinkProvider(
    { scheme: fileScheme },
    {
      provideDocumentLinks(document) {
        const linked = leadsTo.get(document.uri.toString());
        const place = placeInQuery(document.uri.query);
        return linked && place ? linkTo(linked, place, document) : [];
      },
    },
  );
  const closing = workspace.onDidCloseTextDocument(({ uri }) => leadsTo.delete(uri.toString()));

  return {
    async open(place) {
      const document = await documentOf(place);
      if (!document) return false;
      await window.showTextDocument(document, { preview: true });
      return true;
    },
    async compare(left, right, title) {
      const documents = await Promise.all([documentOf(left), documentOf(right)]);
      const [one, other] = documents;
      if (!one || !other) return false;
      await commands.executeCommand('vscode.diff', one.uri, other.uri, title);
      return true;
    },
    dispose: () => Disposable.from(provider, links, closing).dispose(),
  };
}

function uriOfPlace(place: ImageFilePlace): Uri {
  return Uri.from({ scheme: fileScheme, path: pathOfPlace(place), query: queryOfPlace(place) });
}

function linkTo({ path, layer, kind }: LinkedFile, place: ImageFilePlace, document: TextDocument): DocumentLink[] {
  const written = `/${visibleText(path)}`;
  const start = document.getText().lastIndexOf(written);
  if (start < 0 || kind === 'folder') return [];
  const range = new Range(document.positionAt(start), document.positionAt(start + written.length));
  const link = new DocumentLink(range, uriOfPlace({ ...place, file: path, layer }));
  link.tooltip = 'Open the file';
  return [link];
}

/** Runs what can be given up by a notification that shows once it takes longer. */
async function withNoticeWhenSlow<Result>(
  title: string,
  run: (token: CancellationToken, report: ReportProgress) => Promise<Result>,
): Promise<Result> {
  const cancellation = new CancellationTokenSource();
  const interruption = new AbortController();
  interruption.signal.addEventListener('abort', () => cancellation.cancel());
  const progress = showProgress(title, interruption, slowMs);
  try {
    return await run(cancellation.token, (_percent, message = '') => progress.report({ message, incrementPercent: 0 }));
  } finally {
    progress.end();
    cancellation.dispose();
  }
}
