-- Neovim as a client: types a forbidden import, sees the diagnostic, applies the quick fix, sees it gone.
-- run.ts starts it, with the server and a copy of the example in the environment.
local root = vim.env.MANDATE_ROOT
local file = root .. '/services/orders/src/checkout/place-order.ts'

local function say(text) io.stdout:write(text .. '\n') end
local function fail(text) say('FAILED: ' .. text); vim.cmd('cquit 1') end

local function await(what, holds)
  if not vim.wait(20000, holds, 20) then fail(what) end
  say('ok    ' .. what)
end

local function codes(bufnr)
  return vim.tbl_map(function(one) return one.code or one.user_data.lsp.code end, vim.diagnostic.get(bufnr))
end

local function main()
  vim.cmd('edit ' .. file)
  local bufnr = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = 'mandate', cmd = { vim.env.MANDATE_NODE, vim.env.MANDATE_CLI, 'lsp', '--stdio', '--no-cache' }, root_dir = root })
  vim.lsp.buf_attach_client(bufnr, id)
  await('the server starts', function() return vim.lsp.get_client_by_id(id) ~= nil and vim.lsp.get_client_by_id(id).initialized == true end)
  await('findings of files that are not open are told', function() return #vim.diagnostic.get(nil) > 0 end)
  local before = #vim.diagnostic.get(bufnr)

  vim.api.nvim_buf_set_lines(bufnr, 0, 0, false, { "import { money } from '@storefront/money/src/money.js';" })
  await('the forbidden import is told', function() return #vim.diagnostic.get(bufnr) == before + 1 end)
  local told = vim.tbl_filter(function(one) return one.lnum == 0 end, vim.diagnostic.get(bufnr))[1]
  if told == nil then fail('the diagnostic stands on the line of the import') end
  say('      ' .. told.message:gsub('\n', '\n      '))

  local hover = vim.lsp.buf_request_sync(bufnr, 'textDocument/hover', {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) }, position = { line = 0, character = 30 },
  }, 10000)[id].result
  say('hover ' .. hover.contents.value:gsub('\n', '\n      '))

  vim.api.nvim_win_set_cursor(0, { 1, 30 })
  local titles = {}
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do table.insert(titles, item[2].title) end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  await('the quick fix takes it away', function() return #vim.diagnostic.get(bufnr) == before end)
  for _, title in ipairs(titles) do say('      offered: ' .. title) end
  local line = vim.api.nvim_buf_get_lines(bufnr, 0, 1, false)[1]
  say('      line 1 is now: ' .. line)
  if line ~= "import { money } from '@storefront/money';" then fail('the import names the published entry') end

  vim.lsp.stop_client(id)
  await('the server ends', function() return vim.lsp.get_client_by_id(id) == nil end)
  vim.cmd('qall!')
end

local ok, message = pcall(main)
if not ok then fail(tostring(message)) end
