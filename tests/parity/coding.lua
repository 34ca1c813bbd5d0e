-- Prints the mistakes in dictionaries and the events that they code, as a user of the API reads them.
-- usage: coding.lua INPUT [DICTIONARIES], where without the second what the input has is printed
local nc = require "newscorpus"

local function show(...)
  local fields = table.pack(...)
  for i = 1, fields.n do fields[i] = fields[i] == nil and "-" or fields[i] end
  io.write(table.concat(fields, "\t", 1, fields.n), "\n")
end

local function side(mentions, codes)
  local fields = {}
  for i, mention in ipairs(mentions) do
    fields[#fields + 1] = mention.text
    fields[#fields + 1] = codes[i] or "-"
  end
  return table.concat(fields, "\t") .. (#fields > 0 and "\t;" or ";")
end

local function people(participants)
  local names, codes = {}, {}
  for i, who in ipairs(participants) do names[i], codes[i] = { text = who.name }, who.code or false end
  return side(names, codes)
end

local corpus = nc.read(arg[1])
if arg[2] then
  local function refused(options)
    local ok, reason = pcall(corpus.analyze, corpus, options)
    if not ok then show(reason.status, reason.message) end
  end
  local dictionary = nc.open_dictionary(arg[2])
  local n = dictionary.counts
  show("counts", n.files, n.actors, n.agents, n.verbs, n.patterns, n.discards, n.issues)
  for found in dictionary:diagnostics() do
    show(found.source .. ":" .. found.line .. ":" .. found.column, found.severity, found.number, found.message)
  end
  refused { dictionaries = dictionary }
  refused { coder = "cameo" }
  corpus = corpus:analyze { dictionaries = dictionary, coder = "cameo" }
end
for event in corpus:event_mentions() do
  show("mention", event.type, event.cameo, event.code, event.because, side(event.actors, event.actor_codes),
    side(event.recipients, event.recipient_codes))
end
for event in corpus:events() do
  show("record", event.type, event.quad_code, event.cameo, people(event.actors), people(event.recipients))
end
