import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckedFile } from '../../../server/src/features/diagnostics/checkFiles';
import type { Diagnostic } from '../../../server/src/features/diagnostics/diagnostic';
import { WorkspaceFindings } from '../../../server/src/lsp/workspaceFindings';

describe('The findings of a check of the workspace', () => {
  it('are shown of files that are not open and are on disk as they were', () => {
    const { findings, shown, open, disk } = workspace();
    open.add('/w/open.bb');
    disk.set('/w/changed.bb', 'other text');
    findings.replace(paths, [file('/w/a.bb'), file('/w/open.bb'), file('/w/changed.bb')]);
    assert.deepEqual(shown(), ['/w/a.bb: 1']);
  });

  it('take the place of those of the check before', () => {
    const { findings, shown } = workspace();
    findings.replace(paths, [file('/w/a.bb'), file('/w/b.bb')]);
    findings.replace(paths, [file('/w/b.bb', 'x', 'y')]);
    assert.deepEqual(shown(), ['/w/a.bb: 0', '/w/b.bb: 2']);
  });

  it('are taken back when the document is opened, and shown again when it is closed as it is on disk', () => {
    const { findings, shown, open, disk } = workspace();
    findings.replace(paths, [file('/w/a.bb')]);
    open.add('/w/a.bb');
    findings.opened('/w/a.bb');
    assert.deepEqual(shown(), ['/w/a.bb: 0']);
    open.delete('/w/a.bb');
    findings.closed({ ...file('/w/a.bb'), text: 'not saved' });
    assert.deepEqual(shown(), ['/w/a.bb: 0']);
    disk.set('/w/a.bb', 'saved');
    findings.closed({ ...file('/w/a.bb', 'x', 'y'), text: 'saved' });
    assert.deepEqual(shown(), ['/w/a.bb: 2']);
  });

  it('are not shown of a closed document that no check has looked at', () => {
    const { findings, shown } = workspace();
    findings.closed(file('/w/a.bb'));
    assert.deepEqual(shown(), []);
  });

  it('are taken back when the file, or the folder that it is in, has changed', () => {
    const { findings, shown, disk } = workspace();
    findings.replace(paths, [file('/w/a.bb'), file('/w/b.bb'), file('/w/sub/c.bb')]);
    findings.changedOnDisk(['/w/a.bb', '/w/other.bb']);
    assert.deepEqual(shown(), ['/w/a.bb: 1', '/w/b.bb: 1', '/w/sub/c.bb: 1']);
    disk.set('/w/a.bb', 'new');
    disk.delete('/w/sub/c.bb');
    findings.changedOnDisk(['/w/a.bb', '/w/sub']);
    assert.deepEqual(shown(), ['/w/a.bb: 0', '/w/b.bb: 1', '/w/sub/c.bb: 0']);
  });

  it('follow the settings', () => {
    const { findings, shown, severities } = workspace();
    findings.replace(paths, [file('/w/a.bb', 'x', 'y'), file('/w/b.bb', 'x')]);
    severities.x = 'off';
    findings.settingsChanged();
    assert.deepEqual(shown(), ['/w/a.bb: 1', '/w/b.bb: 0']);
  });
});

const paths = ['/w/a.bb', '/w/b.bb', '/w/sub/c.bb', '/w/open.bb', '/w/changed.bb'];

function workspace() {
  const open = new Set<string>();
  const disk = new Map(paths.map((path) => [path, 'text']));
  const last = new Map<string, number>();
  const severities: Record<string, 'off'> = {};
  const findings = new WorkspaceFindings({
    isOpen: (path) => open.has(path),
    severitiesFor: () => severities,
    textOnDisk: (path) => disk.get(path),
    show: ({ path, findings }) => last.set(path, findings.length),
  });
  return { findings, open, disk, severities, shown: () => [...last].map(([path, count]) => `${path}: ${count}`) };
}

function file(path: string, ...rules: readonly string[]): CheckedFile {
  return { path, text: 'text', findings: (rules.length > 0 ? rules : ['x']).map(finding) };
}

function finding(rule: string): Diagnostic {
  return { span: { start: 0, end: 4 }, severity: 'warning', rule, message: 'It is wrong.', fix: undefined };
}
