-- Prints a corpus and each of its records as JSON, and the corpus as CoNLL-U, as events for other programs and as
-- a report. usage: parity.lua INPUT [analyze]
local nc = require "newscorpus"

local function show(text) io.write(#text, "\n", text, "\n") end

local corpus = nc.read(arg[1])
if arg[2] then corpus = corpus:analyze() end
show(corpus:to_json())
for article in corpus:articles() do
  show(article:to_json())
  show(article:to_html())
end
for entity in corpus:entities() do show(entity:to_json()) end
for event in corpus:events() do show(event:to_json()) end
for story in corpus:stories() do show(story:to_json()) end
show(corpus:to_conllu())
if corpus.linked then
  for _, format in ipairs { "plover", "petrarch2", "phoenix", "gdelt", "gdelt-mentions", "plover-x" } do show(corpus:to_events(format)) end
end
show(corpus:report(nil, { title = "Parity" }))
