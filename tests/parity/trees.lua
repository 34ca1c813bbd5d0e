-- Prints the tokens and trees of a corpus. usage: trees.lua INPUT
local nc = require "newscorpus"

local function index(record) return record and tostring(record.index - 1) or "_" end

local function indexes(tokens)
  local list = {}
  for token in tokens() do list[#list + 1] = index(token) end
  return table.concat(list, ",")
end

local function print_row(...)
  local row = table.pack(...)
  for i = 1, row.n do row[i] = row[i] or "_" end
  io.write(table.concat(row, "\t"), "\n")
end

for article in nc.read(arg[1]):articles() do
  local first = article.tokens[1]
  for token in article:tokens() do
    print_row(index(token), token.text, token.lemma, token.upos, token.xpos, token.feats.Number, token.feats.A, token.deprel,
      index(token.sentence), index(token.head), indexes(token.children), indexes(token.subtree), indexes(token.ancestors),
      index(token:common(first)))
  end
  for sentence in article:sentences() do
    io.write("sentence ", index(sentence), " root\t", index(sentence.root), "\n")
    local last = sentence.tokens[-1]
    for token in sentence:tokens() do
      io.write(index(token), " to ", index(last), ":")
      local path = token:path_to(last)
      if not path then io.write(" no way") end
      for _, step in ipairs(path or {}) do io.write(step.up and " up " or " down ", index(step.token)) end
      io.write("\n")
    end
    io.write(sentence:to_html(), "\n")
  end
  for _, name in ipairs { "lemma", "upos", "feats", "deprel" } do
    print_row(name, table.unpack(article:token_columns(name) or {}))
  end
end
