-- Who says and who meets whom, from the dependency trees of a corpus file. usage: trees.lua FILE.ncf
local nc = require "newscorpus"

local function argument(verb, relation)
  for child in verb:children() do
    if child.deprel == relation then return child.subtree_text end
  end
  return "-"
end

for token in nc.read(arg[1]):tokens() do
  if token.upos == "VERB" and (token.lemma == "say" or token.lemma == "meet") then
    print(table.concat({ argument(token, "nsubj"), token.lemma, argument(token, "obj") }, " | "))
  end
end
