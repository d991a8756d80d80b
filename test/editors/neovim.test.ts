/** The configuration for Neovim that docs/editors.md shows, in a real Neovim. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TemporaryProject } from '../lsp/temporaryProject';
import { Neovim } from './neovim';

const image = 'meta-virtualization/recipes-containers/images/example.bb';
const mistaken = 'meta-virtualization/recipes-containers/images/mistaken.bb';

/** An answer to one request, by the number of the client that gave it. */
type Answers<Result> = readonly { readonly result: Result }[];

const clients = '(vim.lsp.get_clients or vim.lsp.get_active_clients)()';

describe('Neovim with the configuration of editors/neovim', () => {
  let project: TemporaryProject;
  let neovim: Neovim;

  before(() => {
    project = new TemporaryProject();
    project.write(image, 'inherit image-oci\nOCI_LAYER_MODE = "multi"\nOCI_\n');
    project.write(mistaken, 'inherit image-oci\nOCI_LAYER_MODE = "mulit"\n');
    project.write('build/conf/bblayers.conf', 'BBLAYERS = ""\n');
    project.write('.git/HEAD', '');
    neovim = new Neovim(project.folder);
  });

  after(async () => {
    await neovim.stop();
    project.delete();
  });

  for (const path of [
    image,
    'meta-virtualization/recipes-core/busybox/busybox_%.bbappend',
    'meta/classes-recipe/image.bbclass',
    'meta/recipes-core/busybox/busybox.inc',
    'meta/conf/machine/include/qemu.inc',
    'meta/conf/layer.conf',
    'meta-virtualization/conf/distro/include/meta-virt-host.conf',
    'build/conf/local.conf',
    'build/conf/multiconfig/container.conf',
  ]) {
    it(`takes ${path} for BitBake's`, async () => assert.equal(await filetypeOf(path), 'bitbake'));
  }

  for (const path of [
    'meta-virtualization/recipes-containers/podman/files/registries.conf',
    'other/conf/nginx.conf',
    'other/header.inc',
    'README.md',
  ]) {
    it(`leaves ${path} alone`, async () => assert.notEqual(await filetypeOf(path), 'bitbake'));
  }

  it('shows findings', async () => {
    await open(mistaken);
    const messages = await neovim.askUntil<readonly string[]>(
      'return vim.tbl_map(function(each) return each.message end, vim.diagnostic.get(0))',
      ({ length }) => length > 0,
    );
    assert.match(messages.join('\n'), /'mulit' is no value of OCI_LAYER_MODE/);
  });

  it('explains what is under the cursor', async () => {
    await open(image);
    const [answer] = await request<{ contents: { value: string } }>('textDocument/hover', [2, 3]);
    assert.match(answer?.result.contents.value ?? '', /`OCI_LAYER_MODE`/);
  });

  it('proposes names', async () => {
    await open(image);
    const [answer] = await request<{ items: readonly { label: string }[] }>('textDocument/completion', [3, 4]);
    const labels = answer?.result.items.map(({ label }) => label);
    assert.ok(labels?.includes('OCI_IMAGE_ENTRYPOINT'), labels?.join(' '));
  });

  it('leads to the file that defines a class', async () => {
    await open(image);
    await neovim.ask('vim.api.nvim_win_set_cursor(0, { 1, 10 }) vim.lsp.buf.definition()');
    const expected = project.path('meta-virtualization/classes/image-oci.bbclass');
    const path = await neovim.askUntil<string>('return vim.api.nvim_buf_get_name(0)', (name) => name === expected);
    assert.equal(path, expected);
  });

  it('starts one server for all layers, in the checkout that holds the first', async () => {
    await open(image);
    await open('meta/recipes-core/curl/curl_8.0.bb');
    const roots = `return vim.tbl_map(function(client) return client.config.root_dir end, ${clients})`;
    assert.deepEqual(await neovim.ask(roots), [project.folder]);
  });

  it('starts the server again when it was ended', async () => {
    await open(image);
    await neovim.ask(`for _, client in ipairs(${clients}) do client.stop() end`);
    assert.equal(await neovim.askUntil<number>(`return #${clients}`, (count) => count === 0), 0);
    await open(image);
    assert.equal(await neovim.askUntil<number>(`return #${clients}`, (count) => count === 1), 1);
  });

  /** Opens a file as `:edit!` does: reads it anew where it is the present one. */
  async function open(path: string): Promise<void> {
    await neovim.ask(`vim.cmd('edit! ' .. vim.fn.fnameescape('${path}'))`);
  }

  async function filetypeOf(path: string): Promise<string> {
    await open(path);
    return neovim.ask('return vim.bo.filetype');
  }

  /** What the server answers for a position in the present file, which counts lines from 1 and columns from 0 as Neovim does. */
  async function request<Result>(method: string, [line, column]: readonly [number, number]): Promise<Answers<Result>> {
    return neovim.ask(`
      vim.api.nvim_win_set_cursor(0, { ${line}, ${column} })
      local position = vim.lsp.util.make_position_params(0, 'utf-16')
      return vim.tbl_values(vim.lsp.buf_request_sync(0, '${method}', position, 5000))`);
  }
});
