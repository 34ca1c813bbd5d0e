-- The typed objects of articles and corpora. Offsets are bytes of the article's text, counted from 1 with both ends
-- included, so that article.text:sub(object.start, object.stop) is what it covers. A field that is unknown is nil. What
-- holds several objects is a sequence; what holds several strings (modes, roles, article_ids) is a plain list, in which false
-- stands for what is absent (actor_codes).

local arguments = require "newscorpus.arguments"
local class = require "newscorpus.class"
local sequence = require "newscorpus.sequence"

local spanned = require "newscorpus.spanned"
local tokens = require "newscorpus.tokens"

local records = { Sentence = tokens.Sentence }

-- A getter of the mention whose index stands under `key`.
local function mention(key)
  return function(_, values, article)
    local index = values[key]
    return index and article.mentions[index]
  end
end

local function mentions(key)
  return function(_, values, article)
    local indexes, all = values[key], article.mentions
    return sequence.new(#indexes, function(index) return all[indexes[index]] end)
  end
end

-- A getter of the articles whose ids stand under article_ids.
local function articles(_, values, corpus)
  local list, all = {}, corpus.articles
  for _, id in ipairs(values.article_ids) do list[#list + 1] = all[id] end
  return sequence.of(list)
end

local function entity(_, values, corpus)
  return values.entity_id and corpus.entities[values.entity_id]
end

-- A getter of a list of parts.
local function parts(make, key)
  return function(_, values, owner)
    local items = values[key]
    return sequence.new(#items, function(index) return make(owner, index, items[index]) end)
  end
end

records.Amount = class.new("Amount", "value bound")
records.Count = class.new("Count", "value bound unit")

local size = { counts = parts(records.Count, "counts") }
for name in ("dead injured arrested abducted participants"):gmatch("%a+") do
  size[name] = function(_, values) return records.Amount(nil, 1, values[name]) end
end
records.Size = class.new("Size", "dead injured arrested abducted participants counts", size)

local function size_of(_, values) return records.Size(nil, 1, values.size) end

-- Adds the getters of a stretch of words elsewhere, whose span stands under `name`_span: name, name_start, name_stop.
local function words(name, getters)
  local key = name .. "_span"
  getters[name] = function(_, values, article)
    return values[key] and article.text:sub(values[key][1], values[key][2])
  end
  getters[name .. "_start"] = function(_, values) return values[key] and values[key][1] end
  getters[name .. "_stop"] = function(_, values) return values[key] and values[key][2] end
  return getters
end

-- Getters of what a named or described one's objects are within an article: those of `layer` that `whose` gives it.
local function within(layer, whose)
  return function(_, values, article)
    local list = {}
    for each in article[layer]() do
      if whose(each) == values.id then list[#list + 1] = each end
    end
    return sequence.of(list)
  end
end

-- And across the articles of a corpus.
local function across(layer, whose)
  local of_article = within(layer, whose)
  return function(object, values)
    local list = {}
    for article in object.articles() do
      for each in of_article(nil, values, article)() do list[#list + 1] = each end
    end
    return sequence.of(list)
  end
end

local function entity_id(mention_of) return mention_of.entity_id end
local function speaker_id(quote) return quote.speaker and quote.speaker.entity_id end

-- The entity of an id: the corpus's once linked, else what the article says of it.
local function described(id, article)
  return id and (article.corpus.entities[id] or article.entities[id])
end

-- Of an article.
records.Block = class.new("Block", "article start stop text kind", spanned {})
records.Time = class.new("Time", "article start stop text type value mod quant freq begin_value end_value because",
  words("evidence", spanned {}))
records.Quantity = class.new("Quantity", "article start stop text value bound unit high casualty because",
  words("evidence", spanned {
    unit_start = function(_, values) return values.unit_span and values.unit_span[1] end,
    unit_stop = function(_, values) return values.unit_span and values.unit_span[2] end,
  }))
records.Mention = class.new("Mention", "article start stop text type form entity_id number gender stands_for because",
  words("evidence", words("head", spanned {
  entity = function(_, values, article) return described(values.entity_id, article) end,
  name = function(object)
    local whose = object.entity
    return whose and whose.name or object.text
  end,
})))
records.Quote = class.new("Quote", "article start stop text kind because", words("cue", spanned {
  speaker = mention "speaker_index",
  speaker_name = function(object) return object.speaker and object.speaker.name end,
  inside = function(_, values, article) return values.inside_index and article.quotes[values.inside_index] end,
}))
records.Evidence = class.new("Evidence", "article field because", {
  article = function(_, _, article) return article end,
  start = function(_, values) return values.span and values.span[1] end,
  stop = function(_, values) return values.span and values.span[2] end,
  text = function(_, values, article) return values.span and article.text:sub(values.span[1], values.span[2]) end,
})
records.EventMention = class.new("EventMention",
  "article start stop text type modes contexts cameo code actor_codes recipient_codes date duration status confidence because "
    .. "record_id", spanned {
  sentence = function(_, values, article) return values.sentence_index and article.sentences[values.sentence_index] end,
  actors = mentions "actor_indexes",
  recipients = mentions "recipient_indexes",
  place = mention "place_index",
  attribution = mention "attribution_index",
  time = function(_, values, article) return values.time_index and article.times[values.time_index] end,
  size = size_of,
  record = function(_, values, article) return values.record_id and article.corpus.events[values.record_id] end,
  evidence = parts(records.Evidence, "evidence"),
}, {
  -- Tells what the event is made of: the pattern, and the words of each field or what it was inferred from. options: json.
  explain = function(object, options)
    local article, index = class.owner(object)
    options = arguments.options(options, "json")
    return class.handle(article):explain_event(index, arguments.flag("json", options.json, false))
  end,
})
records.Fact = class.new("Fact", "article start stop text role of_id country sector former because", spanned {
  of = function(_, values, article) return described(values.of_id, article) end,
})
records.ArticleEntity = class.new("ArticleEntity", "id type name country sector roles lat lon gender unnamed country_because sector_because", {
  article = function(_, _, article) return article end,
  facts = parts(records.Fact, "facts"),
  mentions = within("mentions", entity_id),
  quotes = within("quotes", speaker_id),
})

-- Of a corpus.
local linked = { corpus = function(_, _, corpus) return corpus end }
local function of_corpus(getters)
  getters.corpus = linked.corpus
  return getters
end

records.EntityName = class.new("EntityName", "name count article_ids", of_corpus { articles = articles })
records.Entity = class.new("Entity", "id type name country sector roles article_ids mention_count lat lon unnamed", of_corpus {
  names = parts(records.EntityName, "names"),
  articles = articles,
  mentions = across("mentions", entity_id),
  quotes = across("quotes", speaker_id),
  facts = function(object, values)
    local list = {}
    for article in object.articles() do
      local entity_there = article.entities[values.id]
      if entity_there then
        for fact in entity_there.facts() do list[#list + 1] = fact end
      end
    end
    return sequence.of(list)
  end,
}, {
  -- Tells its names with counts and articles, by which evidence each was joined, and the nearest names of others. options: json.
  explain = function(object, options)
    local corpus, index = class.owner(object)
    options = arguments.options(options, "json")
    return class.handle(corpus):explain_entity(index, arguments.flag("json", options.json, false))
  end,
  to_json = function(object)
    local corpus, index = class.owner(object)
    return class.handle(corpus):entity_json(index)
  end,
})
records.Participant = class.new("Participant", "name entity_id code sector", of_corpus { entity = entity })
records.Place = class.new("Place", "name entity_id country lat lon", of_corpus { entity = entity })
records.Report = class.new("Report", "article_id", of_corpus {
  article = function(_, values, corpus) return corpus.articles[values.article_id] end,
  event = function(_, values, corpus)
    local article = corpus.articles[values.article_id]
    return article and values.event_index and article.events[values.event_index]
  end,
})
records.DifferenceValue = class.new("DifferenceValue", "value article_ids latest specific", of_corpus { articles = articles })
records.Difference = class.new("Difference", "field", of_corpus { values = parts(records.DifferenceValue, "values") })
records.Event = class.new("Event",
  "id type quad_code modes contexts cameo date enddate date_precision status duration confidence", of_corpus {
  actors = parts(records.Participant, "actors"),
  recipients = parts(records.Participant, "recipients"),
  place = function(_, values, corpus) return records.Place(corpus, 1, values.place) end,
  size = size_of,
  reports = parts(records.Report, "reports"),
  differences = parts(records.Difference, "differences"),
  evidence = function(object)
    local list = {}
    for report in object.reports() do list[#list + 1] = report.event end
    return sequence.of(list)
  end,
}, {
  -- Tells what the event is made of: its fields, what the reports differ on, and each report's own account. options: json.
  explain = function(object, options)
    local corpus, index = class.owner(object)
    options = arguments.options(options, "json")
    return class.handle(corpus):explain_event(index, arguments.flag("json", options.json, false))
  end,
  to_json = function(object)
    local corpus, index = class.owner(object)
    return class.handle(corpus):event_json(index)
  end,
})
records.Story = class.new("Story", "id title article_ids first last", of_corpus { articles = articles }, {
  to_json = function(object)
    local corpus, index = class.owner(object)
    return class.handle(corpus):story_json(index)
  end,
})
records.Diagnostic = class.new("Diagnostic", "number severity source record offset line column message")

return records
