import { MarkupKind, type SignatureHelp, type SignatureInformation } from 'vscode-languageserver/node';
import { signatureHelp } from '../../features/signatureHelp';
import type { Signature } from '../../features/signatureHelp/signature';
import type { ClientFeatures } from '../clientFeatures';
import { plainText } from '../plainText';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import { sourcesOf } from '../searchProject';
import type { Session } from '../session';

/** What a client asks at besides the user's command: where an argument, a field or a text begins. */
export const signatureTriggers = ['(', ',', ':', '"', "'"] as const;

export function registerSignatureHelp(session: Session): void {
  const { connection, documents, log, project } = session;
  connection.onSignatureHelp(({ textDocument: { uri }, position }, token) =>
    runSafe<SignatureHelp | null>(log, { method: 'textDocument/signatureHelp', uri }, token, null, () => {
      const document = documents.get(uri);
      const found =
        document && signatureHelp(project.snapshot, document.file, offsetAt(document, position), sourcesOf(session));
      if (!found) return null;
      const { signatures, activeSignature, activeParameter } = found;
      return {
        signatures: signatures.map((signature) => signatureInformation(signature, session.client)),
        activeSignature,
        // A number past the last parameter marks none; what is left out would mark the first.
        activeParameter: activeParameter ?? signatures[activeSignature]?.parameters.length ?? 0,
      };
    }),
  );
}

function signatureInformation({ label, meaning, parameters }: Signature, client: ClientFeatures): SignatureInformation {
  const documentation = (markdown: string) =>
    client.readsMarkdownSignatures ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown);
  return {
    label,
    documentation: documentation(meaning),
    parameters: parameters.map(({ span, meaning: parameterMeaning }) => ({
      label: client.marksSignatureParts ? [span.start, span.end] : label.slice(span.start, span.end),
      documentation: documentation(parameterMeaning),
    })),
  };
}
