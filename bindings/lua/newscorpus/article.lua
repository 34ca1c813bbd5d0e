-- Articles.

local native = require "newscorpus.native"
local arguments = require "newscorpus.arguments"
local class = require "newscorpus.class"
local dictionary = require "newscorpus.dictionary"
local patterns = require "newscorpus.patterns"
local records = require "newscorpus.records"
local sequence = require "newscorpus.sequence"
local tokens = require "newscorpus.tokens"

-- The layers: where the private module has each, and what its objects are.
local layers = {
  blocks = { native.BLOCKS, records.Block },
  sentences = { native.SENTENCES, records.Sentence },
  tokens = { native.TOKENS },
  times = { native.TIMES, records.Time },
  quantities = { native.QUANTITIES, records.Quantity },
  mentions = { native.MENTIONS, records.Mention },
  quotes = { native.QUOTES, records.Quote },
  events = { native.EVENTS, records.EventMention },
}

local getters = {}

-- values is { handle = the private article } and, once they were asked for: metadata, text, entity_indexes (by id), tree.
for field in ("id uri title outlet language authors published published_from dateline dateline_span story near_duplicate_of")
    :gmatch("%S+") do
  getters[field] = function(_, values)
    local metadata = values.metadata or values.handle:metadata()
    values.metadata = metadata
    return metadata[field]
  end
end

function getters.corpus(_, _, corpus) return corpus end

function getters.text(_, values)
  local text = values.text or values.handle:text()
  values.text = text
  return text
end

for name, layer in pairs(layers) do
  local number, make = layer[1], layer[2]
  getters[name] = function(article, values)
    local handle = values.handle
    return sequence.new(handle:count(number), function(index)
      return make(article, index, handle:item(number, index))
    end)
  end
end

getters.tokens = tokens.of

function getters.entities(article, values)
  local handle = values.handle
  local count = handle:entity_count()
  return sequence.new(count, function(index)
    return records.ArticleEntity(article, index, handle:entity(index))
  end, function(id)
    local indexes = values.entity_indexes
    if not indexes then
      indexes = {}
      for index = 1, count do indexes[handle:entity(index).id] = index end
      values.entity_indexes = indexes
    end
    return indexes[id]
  end)
end

local methods = {}

--- Gives the article's line of the corpus format, the same in every language.
function methods.to_json(article)
  return class.handle(article):json()
end

--- Tells sentence by sentence which events are coded and by what, and why other words that evoke an event are not. The
-- article is analysed anew for it, by the library's own knowledge or by dictionaries.
-- options: json (a line of JSON for each sentence instead of text for people), dictionaries (as for analyze; the entries on
-- which an event rests are shown with file and line), patterns (as for analyze).
function methods.explain(article, options)
  options = arguments.options(options, "json dictionaries patterns")
  local handle, coding = class.handle(article), dictionary.handle_of(options.dictionaries)
  local own = patterns.handle_of(options.patterns)
  return handle:explain(arguments.flag("json", options.json, false), coding, own, nil)
end

--- Shows the article as a piece of HTML with its mentions, quotations, times and events marked.
function methods.to_html(article)
  return class.handle(article):html()
end

--- Gives the offsets of a whole layer in one call: two lists, starts and stops.
function methods.spans(article, layer)
  local known = layers[layer]
  if not known then
    return class.fail("ERR_ARG", "there is no layer '%s'", tostring(layer))
  end
  local columns = class.handle(article):columns(known[1])
  return columns[1], columns[2]
end

-- The token columns, by what the private module calls them.
local columns = {
  lemma = native.LEMMA, upos = native.UPOS, xpos = native.XPOS, feats = native.FEATS, deprel = native.DEPREL,
  head = native.HEAD,
}

--- Gives columns of all tokens in bulk, a list for each name: local upos, head = article:token_columns("upos", "head").
-- Names are lemma upos xpos feats deprel, whose lists hold strings, and head, whose list holds indexes of tokens as the
-- corpus has them; false stands for what is absent. A column without any value is nil. Offsets come from spans("tokens").
function methods.token_columns(article, ...)
  local handle, names, lists = class.handle(article), table.pack(...), {}
  for position = 1, names.n do
    local name = names[position]
    if not columns[name] then return class.fail("ERR_ARG", "there is no column '%s'", tostring(name)) end
    lists[position] = handle:token_column(columns[name])
  end
  return table.unpack(lists, 1, names.n)
end

local metamethods = {}

function metamethods.__eq(a, b)
  return class.of(a) == "Article" and class.of(b) == "Article" and a.id == b.id and a:to_json() == b:to_json()
end

function metamethods.__tostring(article)
  local list = {}
  for _, field in ipairs { "id", "title", "outlet", "published" } do list[#list + 1] = article[field] end
  return "Article(" .. table.concat(list, " ") .. ")"
end

local new = class.new("Article",
  "id uri title outlet language authors published published_from dateline dateline_span story near_duplicate_of corpus text "
    .. "blocks sentences tokens times quantities mentions quotes events entities", getters, methods, metamethods)

--- Makes the object of a private article.
return function(corpus, index, handle)
  return new(corpus, index, handle and { handle = handle })
end
