/** textDocument/semanticTokens: full, delta and range. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import { semanticTokens } from '../../features/semanticTokens';
import { isLeftOut } from '../officialExtension';
import type { OpenDocument } from '../openDocuments';
import { spanOf } from '../positions';
import { runSafe } from '../runSafe';
import { encodedTokens, tokenEdits } from '../semanticTokensEncoding';
import type { Session } from '../session';

/** The answer that a client may refer to in its next question. */
interface LastAnswer {
  readonly resultId: string;
  readonly data: readonly number[];
}

export function registerSemanticTokens(session: Session): void {
  const { connection, documents, log } = session;
  // One answer an open document; a document that closes takes its answer along.
  const lastAnswers = new Map<string, LastAnswer>();
  let answerCount = 0;

  function answer(document: OpenDocument): LastAnswer {
    answerCount++;
    const made = { resultId: String(answerCount), data: encode(document) };
    for (const uri of lastAnswers.keys()) if (!documents.get(uri)) lastAnswers.delete(uri);
    lastAnswers.set(document.uri, made);
    return made;
  }

  connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) =>
    runSafe<SemanticTokens>(log, { method: 'textDocument/semanticTokens/full', uri }, token, noTokens, () => {
      const document = documents.get(uri);
      if (!document || isLeftOut('semanticTokens', session.settings)) return noTokens;
      const { resultId, data } = answer(document);
      return { resultId, data: [...data] };
    }),
  );

  connection.languages.semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
    runSafe<SemanticTokens | SemanticTokensDelta>(
      log,
      { method: 'textDocument/semanticTokens/full/delta', uri },
      token,
      noTokens,
      () => {
        const document = documents.get(uri);
        if (!document || isLeftOut('semanticTokens', session.settings)) return noTokens;
        const previous = lastAnswers.get(uri);
        const { resultId, data } = answer(document);
        if (previous?.resultId !== previousResultId) return { resultId, data: [...data] };
        return { resultId, edits: tokenEdits(previous.data, data) };
      },
    ),
  );

  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }, token) =>
    runSafe<SemanticTokens>(log, { method: 'textDocument/semanticTokens/range', uri }, token, noTokens, () => {
      const document = documents.get(uri);
      if (!document || isLeftOut('semanticTokens', session.settings)) return noTokens;
      return { data: encodedTokens(document, semanticTokens(document.file, spanOf(document, range))) };
    }),
  );
}

function encode(document: OpenDocument): number[] {
  return encodedTokens(document, semanticTokens(document.file));
}

const noTokens: SemanticTokens = { data: [] };
