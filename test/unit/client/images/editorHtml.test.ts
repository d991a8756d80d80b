import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imageEditorHtml } from '../../../../client/src/images/editorHtml';

const html = imageEditorHtml({
  title: '</title><script>alert("x")</script>',
  nonce: 'abc123',
  source: 'https://page.example',
  script: 'https://page.example/imageEditor.js?"onerror="x',
  style: 'https://page.example/imageEditorStyle.css',
});

describe('The page of the image editor', () => {
  it('runs no script but its own, and loads nothing from elsewhere', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    assert.equal(policy, "default-src 'none'; style-src https://page.example; script-src 'nonce-abc123'");
    assert.deepEqual(html.match(/<script[^>]*>/g)?.length, 1);
    assert.doesNotMatch(html, /style=|unsafe/);
  });

  it('takes the name of an image for text', () => {
    assert.match(html, /<title>&#60;\/title&#62;&#60;script&#62;alert\(&#34;x&#34;\)&#60;\/script&#62;<\/title>/);
    assert.doesNotMatch(html, /"onerror/);
  });
});
