-- Linking in pieces.

local native = require "newscorpus.native"
local arguments = require "newscorpus.arguments"
local class = require "newscorpus.class"
local wrap = require "newscorpus.corpus"

local kinds = { articles = native.ARTICLE_RECORDS, entities = native.ENTITY_RECORDS, events = native.EVENT_RECORDS,
                stories = native.STORY_RECORDS }

local getters, methods, metamethods = {}, {}, {}

--- How many there are: a table of articles, entities, events and stories.
function getters.counts(linker)
  local counts = {}
  for kind, number in pairs(kinds) do counts[kind] = class.handle(linker):count(number) end
  return counts
end

local function corpus_handle(corpus)
  if class.of(corpus) ~= "Corpus" then return class.fail("ERR_ARG", "corpus is a %s, not a Corpus", type(corpus)) end
  return class.handle(corpus)
end

--- Adds the articles of an analysed corpus; those whose id it has already are passed over.
function methods.add(linker, corpus)
  class.handle(linker):add(corpus_handle(corpus), nil)
end

--- Works out what the articles that were added have in common with all others; what asks for results does so by itself.
function methods.settle(linker)
  class.handle(linker):settle(nil)
end

--- Gives articles that were added, as they were then, with the ids of entities, event records and stories. The records
-- themselves come from records.
function methods.link(linker, corpus)
  return wrap(class.handle(linker):apply(corpus_handle(corpus), nil))
end

--- Gives all records of a kind as corpora without articles.
--
--     for part in linker:records("events") do for event in part:events() do … end end
--
-- kind: "entities", "events" or "stories". size: how many records a corpus has at most (1024).
-- Returns an iterator.
function methods.records(linker, kind, size)
  local number = arguments.choice("kind", kind, nil, kinds)
  if number == native.ARTICLE_RECORDS then return class.fail("ERR_ARG", "there are no records of articles") end
  local step, first = arguments.count("size", size, 1024, 1, math.maxinteger), 0
  return function()
    local handle = class.handle(linker):records(number, first, step)
    if not handle then return nil end
    first = first + step
    return wrap(handle)
  end
end

--- Saves the state; the file gets its name when it is whole. ".ncl" is its usual ending.
function methods.save(linker, path)
  class.handle(linker):save(arguments.name("path", path), nil)
end

--- Frees the linker now, without saving it. Using it later is an error.
function methods.close(linker)
  local values = class.values(linker)
  local handle = values.handle
  values.handle = nil
  if handle then native.close_linker(handle) end
end

metamethods.__close = methods.close

function metamethods.__eq(a, b) return rawequal(a, b) end

function metamethods.__tostring(linker)
  local handle = class.values(linker).handle
  if not handle then return "Linker(closed)" end
  return "Linker(" .. handle:count(native.ARTICLE_RECORDS) .. " articles)"
end

local new = class.new("Linker", "counts", getters, methods, metamethods)

--- Makes the linker of a saved state, or an empty one.
return function(path, options)
  options = arguments.options(options, "threads spill")
  return new(nil, 1, { handle = native.open_linker(arguments.name("path", path, true),
    arguments.count("threads", options.threads, 0, 0, 0xffffffff), arguments.name("spill", options.spill, true)) })
end
