--- News text into articles, entities and event records.
--
--     local nc = require "newscorpus"
--     local corpus = nc.read("folder"):analyze()
--     for event in corpus:events() do
--       print(event.date, event.type, #event.actors)
--     end
--
-- A corpus is an immutable value and each stage is a function from corpus to corpus. What it has are sequences:
-- #corpus.events, corpus.events[1], corpus.events[-1], corpus.articles["id"], ipairs(corpus.events), and called as a
-- method, for event in corpus:events() do. Indexes count from 1. Offsets are bytes of an article's text, counted from 1
-- with both ends included, so that article.text:sub(mention.start, mention.stop) is what a mention covers. What is
-- unknown is nil; a field that does not exist is an error. Errors are tables with status, message and, where they are
-- known, source, line, column, offset, record and diagnostic; tostring gives one line.

local native = require "newscorpus.native"
local arguments = require "newscorpus.arguments"
local class = require "newscorpus.class"
local dictionary = require "newscorpus.dictionary"
local linker = require "newscorpus.linker"
local patterns = require "newscorpus.patterns"
local run = require "newscorpus.progress"
local wrap = require "newscorpus.corpus"

local newscorpus = { version = native.version() }

local formats = { auto = native.AUTO, text = native.TEXT, ncf = native.NCF, conllu = native.CONLLU }
local limits = "strict published progress max_depth max_record max_total max_ratio max_folder_depth"

local function open(sources, options)
  local function limit(name, high) return arguments.count(name, options[name], 0, 0, high) end
  return native.open_reader(sources, arguments.flag("strict", options.strict, false),
    arguments.name("published", options.published, true), limit("max_depth", 0xffffffff),
    limit("max_record", math.maxinteger), limit("max_total", math.maxinteger), limit("max_ratio", 0xffffffff),
    limit("max_folder_depth", 0xffffffff))
end

local function from_paths(paths, options)
  if type(paths) == "string" then paths = { paths } end
  if type(paths) ~= "table" then
    return class.fail("ERR_ARG", "paths is a %s, neither a string nor a list of strings", type(paths))
  end
  local sources = native.new_sources()
  for _, path in ipairs(paths) do sources:add_path(arguments.name("path", path)) end
  return open(sources, options)
end

--- Reads folders and files in any supported format: a path or a list of paths; "-" is standard input.
-- options: strict (stop at the first bad record instead of skipping it), published (the date of articles that carry
-- none), progress, and the limits max_depth (64), max_record (64 MiB), max_total (none), max_ratio (1000) and
-- max_folder_depth (64). What was skipped stands in corpus.diagnostics.
-- Returns the corpus.
function newscorpus.read(paths, options)
  options = arguments.options(options, limits)
  local reader = from_paths(paths, options)
  return wrap(run(options.progress, "read", function(progress) return reader:rest(progress) end))
end

local stream = {}
stream.__index = stream
stream.__name = "newscorpus.Stream"

function stream.__call(self)
  if not self.reader then return nil end
  local handle = self.reader:next(self.batch, self.progress)
  if handle then return wrap(handle) end
  self:close()
  return nil
end

function stream.close(self)
  local reader = self.reader
  self.reader = nil
  if reader then reader:close() end
end

stream.__close = stream.close

--- Reads batch by batch, in memory that does not grow with the input.
--
--     for corpus in newscorpus.stream("folder", { batch = 256 }) do … end
--
-- options: batch (how many articles a corpus has at most; 256), and as for read; progress is a function or nil.
-- Returns an iterator of corpora. It can be closed early with :close(); a loop of Lua 5.4 does so by itself.
function newscorpus.stream(paths, options)
  options = arguments.options(options, limits .. " batch")
  local batch = arguments.count("batch", options.batch, 256, 1, math.maxinteger)
  if options.progress ~= nil and type(options.progress) ~= "function" then
    return class.fail("ERR_ARG", "progress is a %s, not a function", type(options.progress))
  end
  local self = setmetatable({ reader = from_paths(paths, options), batch = batch, progress = options.progress }, stream)
  return self, nil, nil, self
end

--- Reads what a file would hold: loads(corpus:to_json()) is the corpus again.
-- options: format ("auto", "text", "ncf", "conllu"), name (what diagnostics show), and as for read.
function newscorpus.loads(data, options)
  options = arguments.options(options, limits .. " format name")
  local sources = native.new_sources()
  sources:add_bytes(arguments.text("data", data), arguments.name("name", options.name, true),
    arguments.choice("format", options.format, "auto", formats))
  return wrap(open(sources, options):rest(nil))
end

--- Makes a corpus of one article from its text.
-- options: id, title, outlet, uri, published.
function newscorpus.read_text(text, options)
  options = arguments.options(options, "id title outlet uri published")
  local plain = arguments.text("text", text):gsub("\r\n", "\n"):gsub("\r", "\n")
  local sources = native.new_sources()
  local function option(name) return arguments.text(name, options[name], true) end
  sources:add_article(plain, option("id"), option("uri"), option("title"), option("outlet"), option("published"))
  return wrap(open(sources, { strict = true, max_record = math.maxinteger }):rest(nil))
end

--- Tells of a text, sentence by sentence, which events are coded and by what, and why others are not.
-- options: published; json (a line of JSON for each sentence instead of text for people); dictionaries (a folder of
-- dictionaries, or one that is open, by which events are coded instead); patterns (a file or folder of event patterns, or such
-- that are open, beside the library's own).
function newscorpus.explain(text, options)
  options = arguments.options(options, "published json dictionaries patterns")
  local corpus = newscorpus.read_text(text, { published = options.published })
  return corpus.articles[1]:explain { json = options.json, dictionaries = options.dictionaries, patterns = options.patterns }
end

--- Joins a list of corpora into one that has the articles of all, in order. Link the result again.
function newscorpus.concat(corpora)
  if type(corpora) ~= "table" then
    return class.fail("ERR_ARG", "corpora is a %s, not a list", type(corpora))
  end
  local handles = {}
  for index, corpus in ipairs(corpora) do
    if class.of(corpus) ~= "Corpus" then return class.fail("ERR_ARG", "corpora[%d] is no corpus", index) end
    handles[index] = class.handle(corpus)
  end
  while #handles < 2 do handles[#handles + 1] = native.no_corpus() end
  while #handles > 1 do
    local joined = {}
    for index = 1, #handles, 2 do
      joined[#joined + 1] = handles[index + 1] and handles[index]:joined(handles[index + 1]) or handles[index]
    end
    handles = joined
  end
  return wrap(handles[1])
end

local name_types = { PER = native.PER, ORG = native.ORG, LOC = native.LOC, MISC = native.MISC }
local name_genders = { [""] = 0, Fem = native.FEM, Masc = native.MASC, Neut = native.NEUT }

--- The parts of a person's name, or of a table that tells more.
local function name_parts(what, given)
  if type(given) ~= "table" then given = { name = arguments.text(what, given) } end
  arguments.options(given, "name type country gender")
  return arguments.choice("type", given.type, "PER", name_types), arguments.text("name", given.name),
    arguments.text("country", given.country, true), arguments.choice("gender", given.gender, "", name_genders)
end

--- Gives the keys under which linking looks for a name: a list of integers, the same on every machine. Names that share none are
-- never compared. An even one is coarse: where more than 64 names have it, linking does not use it.
-- name: a person's, or { name = ..., type = "PER", "ORG", "LOC" or "MISC", country = ISO 3166-1 alpha-3, gender = "Fem", "Masc" or "Neut" }.
function newscorpus.name_keys(name)
  return native.name_keys(name_parts("name", name))
end

--- Compares two names as linking does; the order does not matter.
-- a, b: as for name_keys.
-- Returns a table: score (from 0, nothing speaks for it, to 1), verdict ("one"; "open" where one is too short to tell; "apart"), and
-- reasons, a list of { id, weight }.
function newscorpus.compare_names(a, b)
  local type, name, country, gender = name_parts("a", a)
  return native.compare_names(type, name, country, gender, name_parts("b", b))
end

--- What a language model holds, as JSON: version, size, language, sections, and about, which says how it was made.
-- model: the model's file; nil stands for the English one that is built in.
function newscorpus.model_json(model)
  return native.model_json(arguments.name("model", model, true))
end

--- Opens a folder of dictionaries in the syntax of TABARI and PETRARCH, by which analyze codes events. It has folder, counts
-- (a table of files, actors, agents, verbs, patterns, discards, issues) and diagnostics, the mistakes that were found: each
-- with source, line, column and message.
function newscorpus.open_dictionary(folder)
  return dictionary.open(folder)
end

--- Opens event patterns of your own, a file or a folder, by which analyze codes events. It has path, counts (a table of files,
-- patterns, idioms, words) and diagnostics, the mistakes that were found: each with source, line, column and message.
function newscorpus.open_patterns(path)
  return patterns.open(path)
end

--- Makes a linker: it takes analysed articles when they come, and tells at any time what they have in common.
--
--     local linker = newscorpus.open_linker("news.ncl")
--     linker:add(newscorpus.read("today"):analyze { link = false })
--     print(linker.counts.stories)
--     linker:save("news.ncl")
--
-- It keeps a digest of each article, some hundred bytes, and not the article. What it finds depends neither on the pieces nor
-- on their order, and is what link finds of all at once.
-- path: a state that save wrote; nil to begin with no articles.
-- options: threads (0 stands for one for each processor), spill (a folder for a temporary file, in which digests lie that
-- memory has no room for).
function newscorpus.open_linker(path, options)
  return linker(path, options)
end

return newscorpus
