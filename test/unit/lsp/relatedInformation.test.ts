import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Diagnostic } from '../../../server/src/features/diagnostics/diagnostic';
import { clientFeatures } from '../../../server/src/lsp/clientFeatures';
import { lspDiagnosticsOf } from '../../../server/src/lsp/lspDiagnostics';

const finding: Diagnostic = {
  span: { start: 0, end: 3 },
  severity: 'error',
  rule: 'some-rule',
  message: 'The layer `base` is not there.',
  fix: undefined,
  related: [
    {
      path: '/layer/conf/local.conf',
      span: { start: 4, end: 7 },
      text: 'one\ntwo\n',
      message: 'The mode is set here, to `multi`.',
    },
  ],
};

describe('Places that have a part in a finding', () => {
  it('go along with it, in the lines of their own file', () => {
    const client = clientFeatures({ textDocument: { publishDiagnostics: { relatedInformation: true } } });
    const [diagnostic] = lspDiagnosticsOf(client, 'FOO = "a"\n', [finding]);
    assert.deepEqual(diagnostic?.relatedInformation, [
      {
        location: {
          uri: 'file:///layer/conf/local.conf',
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
        },
        message: "The mode is set here, to 'multi'.",
      },
    ]);
  });

  it('are left out for a client that does not show them', () => {
    const [diagnostic] = lspDiagnosticsOf(clientFeatures({}), 'FOO = "a"\n', [finding]);
    assert.equal(diagnostic && 'relatedInformation' in diagnostic, false);
  });
});
