-- The corpus: an immutable value, from which each stage makes a new one.

local native = require "newscorpus.native"
local arguments = require "newscorpus.arguments"
local article = require "newscorpus.article"
local class = require "newscorpus.class"
local dictionary = require "newscorpus.dictionary"
local patterns = require "newscorpus.patterns"
local records = require "newscorpus.records"
local run = require "newscorpus.progress"
local sequence = require "newscorpus.sequence"

local stages = {
  structure = native.STRUCTURE_STAGE, tokens = native.TOKENS_STAGE, tags = native.TAGS_STAGE,
  parse = native.PARSE_STAGE, mentions = native.MENTIONS_STAGE,
  times = native.TIMES_STAGE, quantities = native.QUANTITIES_STAGE, quotes = native.QUOTES_STAGE,
  events = native.EVENTS_STAGE,
}
local compressions = {
  auto = native.COMPRESSION_AUTO, none = native.COMPRESSION_NONE, gzip = native.COMPRESSION_GZIP,
  zstd = native.COMPRESSION_ZSTD,
}

local formats = { auto = native.AUTO, ncf = native.NCF, conllu = native.CONLLU }
local coders = { plover = native.CODER_PLOVER, cameo = native.CODER_CAMEO }
local event_formats = {
  plover = native.EVENTS_PLOVER, petrarch2 = native.EVENTS_PETRARCH2, phoenix = native.EVENTS_PHOENIX,
  gdelt = native.EVENTS_GDELT, ["gdelt-mentions"] = native.EVENTS_GDELT_MENTIONS,
  ["plover-x"] = native.EVENTS_PLOVER_X,
}

local getters, methods, metamethods = {}, {}, {}
local new

-- Lua's collector sees only the few bytes of a handle. So that a loop over corpora does not pile them up, it is told
-- of their weight in kilobytes.
local function wrap(handle)
  collectgarbage("step", math.min(handle:weight(), 1 << 20))
  return new(nil, 1, { handle = handle })
end

function getters.language(corpus) return class.handle(corpus):language() end
function getters.generator(corpus) return class.handle(corpus):generator() end
function getters.linked(corpus) return class.handle(corpus):linked() end

function getters.articles(corpus)
  return sequence.new(class.handle(corpus):article_count(), function(index)
    return article(corpus, index, class.handle(corpus):article(index))
  end, function(id)
    return class.handle(corpus):find_article(id)
  end)
end

function getters.entities(corpus)
  return sequence.new(class.handle(corpus):entity_count(), function(index)
    return records.Entity(corpus, index, class.handle(corpus):entity(index))
  end, function(name)
    return class.handle(corpus):find_entity(name) or class.handle(corpus):find_name(name)
  end)
end

function getters.events(corpus)
  return sequence.new(class.handle(corpus):event_count(), function(index)
    return records.Event(corpus, index, class.handle(corpus):event(index))
  end, function(id)
    return class.handle(corpus):find_event(id)
  end)
end

function getters.stories(corpus)
  local count = class.handle(corpus):story_count()
  return sequence.new(count, function(index)
    return records.Story(corpus, index, class.handle(corpus):story(index))
  end, function(id)
    for index = 1, count do
      if class.handle(corpus):story(index).id == id then return index end
    end
  end)
end

function getters.diagnostics(corpus)
  return sequence.new(class.handle(corpus):diagnostic_count(), function(index)
    return records.Diagnostic(corpus, index, class.handle(corpus):diagnostic(index))
  end)
end

for name, field in pairs {
  blocks = "blocks", sentences = "sentences", tokens = "tokens", times = "times", quantities = "quantities",
  mentions = "mentions", quotes = "quotes", event_mentions = "events",
} do
  getters[name] = function(corpus)
    local owners = {}
    for each in corpus:articles() do owners[#owners + 1] = each end
    return sequence.chain(owners, field)
  end
end

--- Analyses every article anew: structure, sentences, tags, trees, names, times, quotations, events.
-- options: link (true; also link across the articles), threads (0 stands for one for each processor), progress,
-- stages (a list of: structure tokens tags parse mentions times quantities quotes events; nil for all),
-- model (the file of a language model; nil for the English one that is built in),
-- dictionaries (a folder of dictionaries in the syntax of TABARI and PETRARCH, or one that open_dictionary gave),
-- coder (what events are coded by: "plover", the library's own knowledge; "cameo", the dictionaries),
-- patterns (a file or folder of event patterns of your own, or such as open_patterns gave),
-- only_patterns (false; events by these patterns alone, without the library's).
-- Returns a new corpus.
function methods.analyze(corpus, options)
  options = arguments.options(options, "link threads progress stages model dictionaries coder patterns only_patterns")
  local link = arguments.flag("link", options.link, true)
  local threads = arguments.count("threads", options.threads, 0, 0, 0xffffffff)
  local model = arguments.name("model", options.model, true)
  local coder = arguments.choice("coder", options.coder, "plover", coders)
  local flags = 0
  if options.stages ~= nil then
    if type(options.stages) ~= "table" or #options.stages == 0 then
      return class.fail("ERR_ARG", "stages is not a list of names")
    end
    for _, stage in ipairs(options.stages) do flags = flags | arguments.choice("stage", stage, nil, stages) end
  end
  local handle, coding = class.handle(corpus), dictionary.handle_of(options.dictionaries)
  local own = patterns.handle_of(options.patterns)
  local own_flags = arguments.flag("only_patterns", options.only_patterns, false) and native.PATTERNS_ONLY or 0
  local analyzed = wrap(run(options.progress, "analyze", function(progress)
    return handle:analyze(flags, threads, model, coding, coder, own, own_flags, progress)
  end))
  return link and analyzed:link { progress = options.progress } or analyzed
end

--- Links the articles of an analysed corpus: entities, events with their reports and differences, stories.
-- options: progress.
-- Returns a new corpus.
function methods.link(corpus, options)
  options = arguments.options(options, "progress")
  local handle = class.handle(corpus)
  return wrap(run(options.progress, "link", function(progress) return handle:link(progress) end))
end

--- Writes a file; the name appears only when the file is whole and on disk.
-- options: format ("ncf", the News Corpus Format; "conllu"; "auto", by the name: CoNLL-U for .conllu, else the News Corpus
-- Format), compression ("auto", by the name; "none"; "gzip"; "zstd"), progress.
function methods.write(corpus, path, options)
  options = arguments.options(options, "format compression progress")
  local format = arguments.choice("format", options.format, "auto", formats)
  local compression = arguments.choice("compression", options.compression, "auto", compressions)
  local handle, name = class.handle(corpus), arguments.name("path", path)
  run(options.progress, "write", function(progress) handle:write(name, format, compression, progress) end)
end

--- Gives the corpus in the News Corpus Format, the same in every language.
function methods.to_json(corpus)
  return class.handle(corpus):json()
end

--- Gives sentences, tokens and names in CoNLL-U, the format of Universal Dependencies; names stand in the last column as
-- NER=B-PER and NER=I-PER. An error when an article has not been analysed.
function methods.to_conllu(corpus)
  return class.handle(corpus):conllu()
end

--- Gives the event records of a linked corpus in a format of event data: "plover" (JSON Lines; the default), "petrarch2"
-- (11 columns), "phoenix" (26), "gdelt" (61) or "gdelt-mentions" (16), tab-separated rows without headings. The tables hold
-- what happened or goes on. An error when the corpus is not linked.
function methods.to_events(corpus, format)
  return class.handle(corpus):events_text(arguments.choice("format", format, "plover", event_formats))
end

--- Writes the event records to a file, as to_events gives them; the name appears only when the file is whole and on disk.
-- options: format (as for to_events), compression ("auto", by the name; "none"; "gzip"; "zstd").
function methods.write_events(corpus, path, options)
  options = arguments.options(options, "format compression")
  local format = arguments.choice("format", options.format, "plover", event_formats)
  local compression = arguments.choice("compression", options.compression, "auto", compressions)
  class.handle(corpus):write_events(arguments.name("path", path), format, compression, nil)
end

--- Gives the rows that to_events prints: for the tables ("gdelt" is the default) tables of strings by column, without those
-- whose cell is empty; for "plover" the lines themselves.
function methods.events_table(corpus, format)
  format = format == nil and "gdelt" or format
  local rows, columns = {}, native.event_columns(arguments.choice("format", format, nil, event_formats))
  for line in methods.to_events(corpus, format):gmatch("([^\n]*)\n") do
    local row, index = {}, 0
    for cell in (line .. "\t"):gmatch("([^\t]*)\t") do
      index = index + 1
      if columns[index] and cell ~= "" then row[columns[index]] = cell end
    end
    rows[#rows + 1] = format == "plover" and line or row
  end
  return rows
end

--- Makes the report, one HTML page that holds everything it needs, and gives it.
-- path: also write the page to this file, or nil.
-- options: title.
function methods.report(corpus, path, options)
  options = arguments.options(options, "title")
  return class.handle(corpus):report(arguments.name("title", options.title, true), arguments.name("path", path, true))
end

--- Frees the corpus now, if none of its articles is held; else with the last of them. Using it later is an error.
function methods.close(corpus)
  local values = class.values(corpus)
  local handle = values.handle
  values.handle = nil
  if handle then native.close_corpus(handle) end
end

metamethods.__close = methods.close

function metamethods.__len(corpus)
  return class.handle(corpus):article_count()
end

function metamethods.__eq(a, b)
  return class.of(a) == "Corpus" and class.of(b) == "Corpus" and #a == #b and a:to_json() == b:to_json()
end

function metamethods.__tostring(corpus)
  local handle = class.values(corpus).handle
  if not handle then return "Corpus(closed)" end
  local function some(count, one, many) return count .. " " .. (count == 1 and one or many) end
  local shown = { some(handle:article_count(), "article", "articles") }
  if handle:linked() then
    shown[2] = some(handle:entity_count(), "entity", "entities")
    shown[3] = some(handle:event_count(), "event", "events")
    shown[4] = some(handle:story_count(), "story", "stories")
  end
  return "Corpus(" .. table.concat(shown, ", ") .. ")"
end

new = class.new("Corpus", "language generator linked articles entities events stories diagnostics", getters, methods,
  metamethods)

return wrap
