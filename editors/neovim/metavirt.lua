-- Starts metavirt for BitBake files, in Neovim 0.7 or newer. Put this file into the folder `plugin` of your
-- configuration, as ~/.config/nvim/plugin/metavirt.lua: Neovim loads it from there.

local server = {
  name = 'metavirt',
  cmd = { 'metavirt', '--stdio' },
  filetypes = { 'bitbake' },
  root_markers = { '.git' },
  -- One server for all layers, also where each of them is a checkout of its own.
  reuse_client = function(client) return client.name == 'metavirt' and not client:is_stopped() end,
  init_options = {
    -- buildFolder = '/home/me/yocto/build',
    -- inlayHints = { values = true },
  },
}

--- The nearest folder above a file that holds one of the entries, or nil.
local function folder_with(entries, file)
  local folder = vim.fn.fnamemodify(file, ':h')
  local parent = vim.fn.fnamemodify(folder, ':h')
  while folder ~= parent do
    for _, entry in ipairs(entries) do
      if vim.fn.getftype(folder .. '/' .. entry) ~= '' then return folder end
    end
    folder, parent = parent, vim.fn.fnamemodify(parent, ':h')
  end
end

--- Other programs have files that end in `.inc` and `.conf` too: those of BitBake are told by where they stand.
local function is_bitbake(file)
  local ending = vim.fn.fnamemodify(file, ':e')
  if ending ~= 'inc' and ending ~= 'conf' then return true end
  local home = folder_with({ 'conf/layer.conf', 'conf/bblayers.conf' }, file)
  return home ~= nil and (ending == 'inc' or vim.startswith(file, home .. '/conf/'))
end

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  pattern = { '*.bb', '*.bbappend', '*.bbclass', '*.inc', '*.conf' },
  callback = function(event)
    local is_known = vim.fn.did_filetype() == 1 and vim.bo[event.buf].filetype == 'bitbake'
    if not is_known and is_bitbake(event.match) then vim.bo[event.buf].filetype = 'bitbake' end
  end,
})

if vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.config('metavirt', server)
  vim.lsp.enable('metavirt')
  return
end

-- Neovim before 0.11 does not start servers by itself.
local client

function server.on_attach(_, buffer)
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.keymap.set('n', 'K', vim.lsp.buf.hover, { buffer = buffer })
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = 'bitbake',
  callback = function(event)
    if not client or not vim.lsp.get_client_by_id(client) then
      server.root_dir = folder_with(server.root_markers, vim.api.nvim_buf_get_name(event.buf))
      client = vim.lsp.start_client(server)
    end
    if client then vim.lsp.buf_attach_client(event.buf, client) end
  end,
})
