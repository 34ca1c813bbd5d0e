-- Tests of the Lua package. usage: lua test_newscorpus.lua SAMPLE.ncf FOLDER
local nc = require "newscorpus"
local sample, folder = assert(arg[1]), assert(arg[2])
local file = assert(io.open(sample, "rb"))
local content = file:read("a")
file:close()

local passed, failures = 0, {}
local function test(name, body)
  local ok, reason = xpcall(body, function(e) return debug.traceback(tostring(e), 2) end)
  if ok then passed = passed + 1 else failures[#failures + 1] = name .. ": " .. tostring(reason) end
end
local function equal(a, b)
  if a ~= b then error(("expected %s, got %s"):format(tostring(b), tostring(a)), 2) end
end
local function fails(status, body, ...)
  local ok, reason = pcall(body, ...)
  if ok then error("no error", 2) end
  if type(reason) ~= "table" or reason.status ~= status then
    error(("expected %s, got %s"):format(status, tostring(reason)), 2)
  end
  return reason
end

local function read() return nc.loads(content, { strict = true }) end

test("what the package has", function()
  local names = {}
  for name in pairs(nc) do names[#names + 1] = name end
  table.sort(names)
  equal(table.concat(names, " "), "compare_names concat explain loads model_json name_keys open_dictionary open_linker open_patterns read read_text stream version")
  equal(rawget(_G, "native"), nil)
  equal(rawget(_G, "newscorpus"), nil)
  assert(nc.version:match("^%d+%.%d+%.%d+$"))
end)

test("sequences", function()
  local corpus = read()
  equal(#corpus, 2)
  equal(#corpus.articles, 2)
  equal(corpus.articles[1].id, "a1")
  equal(corpus.articles[-1].id, "a2")
  equal(corpus.articles[3], nil)
  equal(corpus.articles[0], nil)
  equal(corpus.articles[-3], nil)
  equal(corpus.articles.a2.id, "a2")
  equal(corpus.articles.none, nil)
  equal(corpus.entities["Adler"].id, "E1")
  equal(corpus.entities.E3.name, "Geneva")
  equal(corpus.stories.S1.title, "Envoys meet in Geneva")
  local ids = {}
  for article in corpus:articles() do ids[#ids + 1] = article.id end
  for _, article in ipairs(corpus.articles) do ids[#ids + 1] = article.id end
  for index, article in pairs(corpus.articles) do ids[#ids + 1] = index .. article.id end
  equal(table.concat(ids, " "), "a1 a2 a1 a2 1a1 2a2")
  fails("ERR_ARG", function() return corpus.tokens.name end)
  fails("ERR_ARG", function() corpus.articles[1] = 1 end)
  equal(#corpus.mentions, 7)
  equal(corpus.mentions[6].text, "Adler")
  equal(corpus.mentions[6].article.id, "a2")
  equal(corpus.articles == read().articles, true)
end)

test("articles", function()
  local article = read().articles[1]
  equal(article.title, "Envoys meet in Geneva 🙂")
  equal(article.outlet, "The Wire")
  equal(article.authors[2], "Bo Writer")
  equal(article.dateline, "GENEVA")
  equal(article.text:sub(table.unpack(article.dateline_span)), "GENEVA")
  equal(article.published_from, "text")
  equal(article.near_duplicate_of, nil)
  equal(read().articles[2].near_duplicate_of, "a1")
  assert(article.text:find("\0", 1, true), "the NUL byte is kept")
  equal(article.blocks[3].kind, "boilerplate")
  equal(article.blocks[3].text, "Sign up for our letter")
end)

test("every span covers its text in bytes", function()
  local corpus = read()
  for article in corpus:articles() do
    for _, layer in ipairs { "blocks", "sentences", "tokens", "times", "quantities", "mentions", "quotes", "events" } do
      local starts, stops = article:spans(layer)
      equal(#starts, #article[layer])
      for index, object in ipairs(article[layer]) do
        equal(object.start, starts[index])
        equal(object.stop, stops[index])
        equal(math.type(object.start), "integer")
        equal(object.text, article.text:sub(object.start, object.stop))
      end
    end
  end
  equal(corpus.articles[1].mentions[1].text, "Zoë Adler")
  equal(corpus.articles[1].times[3].text, "two hours")
end)

test("values", function()
  local article = read().articles[1]
  local quantity = article.quantities[1]
  equal(quantity.value, 9007199254740993)
  equal(math.type(quantity.value), "integer")
  equal(quantity.unit, "parcel")
  equal(article.text:sub(quantity.unit_start, quantity.unit_stop), "parcels")
  equal(article.quantities[2].value, 2.5)
  equal(article.quantities[2].unit, nil)
  equal(article.times[3].value, "PT2H")
  equal(article.times[3].mod, "APPROX")
  equal(article.quotes[1].speaker.name, "Zoë Adler")
  equal(article.quotes[1].cue, "said")
  equal(article.quotes[2].speaker, nil)
  equal(article.tokens[1].head, nil)
  equal(article.tokens[2].head, article.tokens[1])
  equal(article.tokens[2].upos, "NOUN")
  equal(article.sentences[2].tokens[1].text, "GENEVA")
  equal(#article.sentences[3].tokens, 6)
  equal(article.mentions[4].entity, nil)
  equal(article.mentions[4].name, "We")
end)

local trees = assert(io.open((sample:gsub("sample%.ncf$", "trees.ncf")), "rb")):read("a")
local function read_trees() return nc.loads(trees, { strict = true }) end

local function texts(tokens)
  local list = {}
  for token in tokens() do list[#list + 1] = token.text end
  return table.concat(list, " ")
end

test("trees", function()
  local corpus = read_trees()
  local article = corpus.articles.t1
  local sentence = article.sentences[1]
  local root = sentence.root
  equal(root.text, "met")
  equal(root.head, nil)
  equal(#root.ancestors, 0)
  equal(texts(root.children), "Ada pilots Tavel Monday .")
  local subject = root.children[1]
  equal(subject.subtree_text, "Minister Ada Brun")
  equal(texts(subject.subtree), "Minister Ada Brun")
  equal(subject.head, root)
  equal(subject.index, 2)
  equal(subject.sentence, sentence)
  equal(subject.sentence.index, 1)
  equal(subject.feats.Number, "Sing")
  equal(next(sentence.tokens[8].feats), nil)
  local striking = sentence.tokens[6]
  equal(texts(striking.ancestors), "pilots met")
  equal(striking:common(sentence.tokens[5]), sentence.tokens[7])
  local shown = {}
  for _, step in ipairs(striking:path_to(subject)) do shown[#shown + 1] = (step.up and "up " or "down ") .. step.token.text end
  equal(table.concat(shown, ", "), "up pilots, up met, down Ada")
  equal(#striking:path_to(striking), 0)
  equal(root:path_to(article.tokens[20]), nil)
  equal(root:common(article.tokens[20]), nil)
  fails("ERR_ARG", root.path_to, root, corpus.articles.t2.tokens[1])
  fails("ERR_ARG", root.common, root, 1)
  local bad = corpus.articles.t2
  equal(texts(bad.tokens[4].ancestors), "go heads These")
  equal(bad.tokens[1].head, nil)
  equal(bad.tokens[4].feats.A, "1")
  equal(corpus.articles.t3.sentences[1].root, nil)
  local html = bad.sentences[3]:to_html()
  assert(html:find("<svg", 1, true) and html:find("&lt;b&gt;", 1, true) and not html:find("<b>", 1, true))
end)

test("treebanks", function()
  local bank = "# newdoc id = rain\n# sent_id = rain-1\n# text = Zoë's here\n1-2\tZoë's\t_\t_\t_\t_\t_\t_\t_\t_\n"
    .. "1\tZoë\tZoë\tPROPN\tNNP\t_\t3\tnsubj\t_\tNER=B-PER\n2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n"
    .. "3\there\there\tADV\tRB\t_\t0\troot\t_\t_\n\n"
  local corpus = nc.loads(bank, { format = "conllu" })
  equal(corpus:to_conllu(), bank)
  equal(corpus.articles.rain.tokens[2].lemma, "be")
  equal(corpus.articles.rain.mentions[1].text, "Zoë")
  local path = os.tmpname()
  corpus:write(path, { format = "conllu", compression = "none" })
  local file = assert(io.open(path, "rb"))
  equal(file:read("a"):gsub("# meta::uri = [^\n]*\n", ""), bank)
  file:close()
  os.remove(path)
  fails("ERR_ARG", corpus.write, corpus, path, { format = "text" })
  fails("ERR_UNSUPPORTED", function() return nc.read_text("not analysed"):to_conllu() end)
end)

test("event tables", function()
  local corpus = read()
  equal(#corpus:events_table(), 1)
  equal(corpus:events_table()[1].Actor1Code, "CHEGOV")
  equal(corpus:events_table()[1].AvgTone, nil)
  equal(corpus:events_table("phoenix")[1].SourceActorRole, "GOV")
  equal(corpus:events_table("plover")[1] .. "\n", corpus:to_events())
  local path = os.tmpname()
  corpus:write_events(path, { format = "gdelt-mentions", compression = "none" })
  local file = assert(io.open(path, "rb"))
  equal(file:read("a"), corpus:to_events("gdelt-mentions"))
  file:close()
  os.remove(path)
  fails("ERR_ARG", corpus.to_events, corpus, "csv")
  fails("ERR_ARG", corpus.events_table, corpus, 1)
  fails("ERR_UNSUPPORTED", function() return nc.read_text("not linked"):to_events() end)
end)

test("token columns", function()
  for article in read_trees():articles() do
    local lemma, feats, head, xpos = article:token_columns("lemma", "feats", "head", "xpos")
    equal(xpos, nil)
    for index, token in ipairs(article.tokens) do
      equal(lemma and lemma[index] or nil, token.lemma)
      if article.id == "t1" then equal(head[index] and article.tokens[head[index]] or nil, token.head) end
    end
    if feats then equal(#feats, #article.tokens) end
    equal(select("#", article:token_columns()), 0)
    fails("ERR_ARG", article.token_columns, article, "nosuch")
    fails("ERR_ARG", article.token_columns, article, nil)
  end
  local _, stops = read_trees().articles.t1:spans("tokens")
  local upos = read_trees().articles.t1:token_columns("upos")
  equal(#upos, #stops)
  equal(upos[4], "VERB")
end)

test("stages", function()
  local text = nc.read_text("Ana Ilic met Bo Lund in Oslo on Friday.", { id = "a" })
  for _, stage in ipairs { "tokens", "tags", "parse" } do
    local article = text:analyze({ link = false, stages = { stage } }).articles[1]
    equal(#article.tokens, 10)
    equal(#article.mentions, 0)
    local upos, head = article:token_columns("upos", "head")
    if stage ~= "parse" then equal(head, nil) end
    if stage == "tokens" then equal(upos, nil) end
  end
end)

test("events", function()
  local corpus = read()
  local event = corpus.events[1]
  equal(event.type, "CONSULT")
  equal(event.date, "2025-12-05")
  equal(event.enddate, nil)
  equal(#event.actors, 2)
  equal(event.actors[1].entity.country, "CHE")
  equal(event.actors[2].name, "Omar Said")
  local names = {}
  for actor in event:actors() do names[#names + 1] = actor.name end
  equal(table.concat(names, ", "), "Zoë Adler, Omar Said")
  equal(event.recipients[1].entity, nil)
  equal(event.place.entity.lat, 46.2)
  equal(event.place.lon, 6.15)
  equal(event.size.participants.value, 2)
  equal(event.size.dead, nil)
  equal(event.reports[2].article.id, "a2")
  equal(event.reports[2].event.duration, "PT3H")
  equal(event.reports[2].event.record, event)
  equal(event.differences[1].field, "duration")
  equal(event.differences[1].values[2].value, "PT3H")
  equal(event.differences[1].values[2].articles[1].id, "a2")
  local told = corpus.articles[1].events[2]
  equal(told.size.counts[1].value, 9007199254740993)
  equal(told.size.participants.value, 9007199254740995)
  equal(told.attribution.text, "Adler")
  equal(told.sentence.text:sub(-5), "said.")
  equal(told.place, nil)
  equal(corpus.articles[1].events[1].place.name, "Geneva")
  equal(corpus.articles[1].events[1].time.text, "Friday")
  equal(corpus.entities[1].names[1].name, "Adler")
  equal(#corpus.entities[1].mentions, 3)
  equal(corpus.entities[1].mention_count, 3)
end)

test("times, quantities, quotations, mentions and roles", function()
  local corpus = nc.read((sample:gsub("sample%.ncf$", "meaning.ncf")), { strict = true })
  local article = corpus.articles[1]
  local tuesday, often, days = article.times[2], article.times[3], article.times[4]
  equal(tuesday.because, "weekday")
  equal(tuesday.evidence, "said")
  equal(article.text:sub(tuesday.evidence_start, tuesday.evidence_stop), "said")
  equal(often.quant .. often.freq, "EVERY2X")
  equal(days.begin_value .. "/" .. days.end_value, "2025-12-01/2025-12-03")
  local miners = article.quantities[1]
  equal(miners.value .. "-" .. miners.high, "5-7")
  equal(miners.casualty .. " " .. miners.evidence .. " " .. miners.because, "killed killed count")
  local kremlin, jane = article.mentions[1], article.mentions[2]
  equal(kremlin.stands_for, "RUS")
  equal(kremlin.head, "Kremlin")
  equal(article.text:sub(jane.head_start, jane.head_stop), "Roe")
  equal(jane.number .. " " .. jane.gender .. " " .. jane.because, "Sing Fem first-name")
  local said, told, no = article.quotes[1], article.quotes[2], article.quotes[3]
  equal(told.speaker.text, "she")
  equal(told.speaker_name, "Jane Roe")
  equal(no.inside, told)
  equal(said.inside, nil)
  local roe = corpus.entities["Jane Roe"]
  equal(#roe.quotes, 2)
  equal(roe.quotes[2], told)
  equal(roe.facts[1].of.name, "Red Ladder")
  equal(roe.facts[1].former, true)
  equal(roe.facts[2].country, "RUS")
  equal(#corpus.entities["Red Ladder"].facts, 0)
  local driver = article.mentions[-1].entity
  equal(driver.unnamed, true)
  equal(driver.gender, "Masc")
  equal(driver.article, article)
  equal(driver.mentions[1].head, "driver")
  equal(#driver.quotes, 0)
  equal(driver.facts[1].of, roe)
  equal(driver.facts[1].text, "Her driver")
  equal(corpus.entities.a4, nil)
  equal(article.entities.E0.unnamed, false)
end)

test("objects are strict and immutable, and equal by content", function()
  local corpus = read()
  fails("ERR_ARG", function() return corpus.evnets end)
  fails("ERR_ARG", function() return corpus.events[1].tpye end)
  fails("ERR_ARG", function() corpus.events[1].type = "AID" end)
  fails("ERR_ARG", function() corpus.articles[1].title = "x" end)
  equal(getmetatable(corpus), false)
  equal(corpus, read())
  equal(corpus.articles[1], read().articles[1])
  equal(corpus.articles[1] ~= corpus.articles[2], true)
  equal(corpus.events[1], read().events[1])
  equal(corpus.mentions[1] ~= corpus.mentions[2], true)
  local fields = {}
  for field, value in pairs(corpus.mentions[1]) do fields[field] = value end
  equal(fields.form, "name")
  equal(fields.start, corpus.mentions[1].start)
  for _, object in ipairs { corpus, corpus.articles[1], corpus.events[1], corpus.mentions[1], corpus.entities } do
    assert(not tostring(object):match("^table"), tostring(object))
  end
end)

test("JSON is the file's", function()
  local corpus = read()
  equal(corpus:to_json(), content)
  local lines = {}
  for line in content:gmatch("[^\n]+") do lines[#lines + 1] = line end
  equal(corpus.articles[2]:to_json(), lines[3])
  equal(corpus.entities[1]:to_json(), lines[4])
  equal(corpus.events[1]:to_json(), lines[7])
  equal(corpus.stories[1]:to_json(), lines[8])
end)

test("reading and writing", function()
  local corpus = read()
  for _, name in ipairs { "/out.ncf", "/out.ncf.gz", "/out.ncf.zst" } do
    corpus:write(folder .. name)
    equal(nc.read(folder .. name), corpus)
    os.remove(folder .. name)
  end
  corpus:write(folder .. "/named", { compression = "gzip" })
  equal(nc.read(folder .. "/named"), corpus)
  os.remove(folder .. "/named")
  local both = nc.concat { nc.read_text("one", { id = "x" }), nc.read_text("two\r\n", { id = "y", title = "T\"\\\1" }) }
  equal(#both, 2)
  equal(both.articles.y.text, "two\n")
  equal(both.articles.y.title, "T\"\\\1")
  equal(#nc.concat {}, 0)
  local batches = 0
  for batch in nc.stream({ sample }, { batch = 1 }) do
    batches = batches + 1
    assert(#batch <= 1)
  end
  assert(batches >= 2)
  local stream = nc.stream(sample, { batch = 1 })
  assert(stream())
  stream:close()
  equal(stream(), nil)
  equal(nc.loads("plain text", { format = "text" }).articles[1].text, "plain text")
  equal(nc.read_text("Berlin", { published = "2025-01-02" }).articles[1].published, "2025-01-02")
end)

test("errors are tables with fields", function()
  local missing = fails("ERR_IO", nc.read, folder .. "/missing")
  equal(missing.source, folder .. "/missing")
  assert(tostring(missing):find(folder, 1, true))
  local bad = fails("ERR_SYNTAX", nc.loads, '{"record":"corpus","ncf":1}\n{"record":\n', { format = "ncf", strict = true })
  assert(bad.line and bad.line >= 2, "the line is known")
  equal(math.type(bad.line), "integer")
  local lenient = nc.loads('{"record":"corpus","ncf":1}\n{"record":\n', { format = "ncf" })
  equal(lenient.diagnostics[1].severity, "error")
  fails("ERR_ARG", nc.concat, { read(), read() })
end)

test("wrong arguments are named", function()
  local corpus = read()
  for _, value in ipairs { 1, 1.5, true, {}, print, io.stdout, coroutine.create(print) } do
    if type(value) ~= "table" then fails("ERR_ARG", nc.read, value) end
    fails("ERR_ARG", nc.loads, value)
    fails("ERR_ARG", nc.read_text, value)
    fails("ERR_ARG", nc.read, { value })
    fails("ERR_ARG", corpus.write, corpus, value)
    if value ~= 1 then fails("ERR_ARG", corpus.analyze, corpus, { threads = value }) end
    if value ~= true then fails("ERR_ARG", nc.read, sample, { strict = value }) end
  end
  fails("ERR_ARG", nc.read)
  fails("ERR_ARG", nc.read, "a\0b")
  fails("ERR_ARG", nc.read, sample, { nosuch = 1 })
  fails("ERR_ARG", corpus.analyze, corpus, { threads = -1 })
  fails("ERR_ARG", corpus.analyze, corpus, { threads = math.maxinteger })
  fails("ERR_ARG", corpus.analyze, corpus, { stages = { "nosuch" } })
  fails("ERR_ARG", corpus.analyze, corpus, { model = 1 })
  fails("ERR_IO", corpus.analyze, corpus, { model = "/nowhere/model.ncm" })
  fails("ERR_SYNTAX", nc.model_json, sample)
  fails("ERR_ARG", corpus.analyze, corpus, { progress = 1 })
  fails("ERR_ARG", corpus.write, corpus, "x", { compression = "rar" })
  fails("ERR_ARG", corpus.articles[1].spans, corpus.articles[1], "nosuch")
end)

test("the private module checks types strictly", function()
  local native = require "newscorpus.native"
  local sources = native.new_sources()
  for _, call in ipairs {
    function() sources:add_path(1) end,
    function() sources:add_bytes("x", "n", 1.5) end,
    function() sources:add_bytes("x", "n", "1") end,
    function() sources:add_bytes("x", "n", -1) end,
    function() native.open_reader(sources, 1, nil, 0, 0, 0, 0, 0) end,
    function() native.open_reader(nil, false, nil, 0, 0, 0, 0, 0) end,
    function() native.open_reader(io.stdout, false, nil, 0, 0, 0, 0, 0) end,
    function() native.open_reader(sources, false, nil, 1 << 32, 0, 0, 0, 0) end,
  } do
    equal(pcall(call), false)
  end
end)

test("generated calls with wrong arguments raise and never crash", function()
  local values = {
    false, true, 0, 1, -1, math.maxinteger, math.mininteger, 1.5, 0 / 0, "", "a1", "\0", "\255", {}, { 1 }, print,
    io.stdout, coroutine.create(print), string.rep("x", 1000),
  }
  values[#values + 1] = nil
  local native, calls = require "newscorpus.native", 0
  local handle = native.no_corpus()
  local metas = { handle, native.new_sources() }
  local function attempt(f, ...)
    calls = calls + 1
    local ok, result = pcall(f, ...)
    return ok, result
  end
  local corpus = read()
  local article = corpus.articles[1]
  for i = 0, #values do
    for j = 0, #values do
      local a, b = values[i], values[j]
      for _, f in ipairs { nc.loads, nc.read_text, nc.concat, corpus.analyze, corpus.link, corpus.to_json, article.spans,
                           article.to_json } do
        attempt(f, a, b)
      end
      if type(a) ~= "string" and type(a) ~= "table" then
        attempt(nc.read, a, b)
        attempt(nc.stream, a, b)
      end
      attempt(function() return corpus.articles[a], corpus.entities[b] end)
      for _, object in ipairs(metas) do
        for _, method in ipairs { "article", "entity", "find_name", "add_bytes", "add_article" } do
          attempt(function() return object[method](object, a, b) end)
          attempt(function() return object[method](a, b) end)
        end
      end
    end
  end
  assert(calls >= 5000, calls)
end)

test("objects outlive what they came from, in either order", function()
  local makers = {
    function(corpus) return corpus.articles end, function(corpus) return corpus.articles[1] end,
    function(corpus) return corpus.articles[1].mentions end, function(corpus) return corpus.articles[1].mentions[1] end,
    function(corpus) return corpus.articles[1].tokens[2] end, function(corpus) return corpus.articles[1].tokens[2].children end,
    function(corpus) return corpus.articles[1].tokens[2].head end, function(corpus) return corpus.articles[1].sentences[1].root end, function(corpus) return corpus.articles[1].events[1] end,
    function(corpus) return corpus.articles[1].quotes[1] end, function(corpus) return corpus.articles[1].blocks[1] end,
    function(corpus) return corpus.articles[1].times[1] end, function(corpus) return corpus.articles[1].quantities[1] end,
    function(corpus) return corpus.articles[1].sentences[2] end, function(corpus) return corpus.entities[1] end,
    function(corpus) return corpus.entities[1].names[1] end, function(corpus) return corpus.events[1] end,
    function(corpus) return corpus.events[1].actors[1] end, function(corpus) return corpus.events[1].place end,
    function(corpus) return corpus.events[1].reports[1] end, function(corpus) return corpus.events[1].differences[1] end,
    function(corpus) return corpus.stories[1] end, function(corpus) return corpus.mentions end,
    function(corpus) return corpus:articles() end,
  }
  local function describe(object)
    if type(object) == "function" then object = object() end
    local shown = tostring(object)
    local ok, list = pcall(function() return object[1] end)
    if ok and list then shown = shown .. tostring(list) end
    return shown
  end
  for _, make in ipairs(makers) do
    local corpus = read()
    local wanted = describe(make(corpus))
    local object = make(corpus)
    corpus = nil
    collectgarbage() collectgarbage()
    equal(describe(object), wanted)
    corpus = read()
    object = make(corpus)
    object = nil
    collectgarbage() collectgarbage()
    equal(#corpus, 2)
  end
  local corpus = read()
  local article = corpus.articles[1]
  corpus:close()
  corpus:close()
  equal(article.mentions[1].text, "Zoë Adler")
  fails("ERR_STATE", function() return #corpus end)
  fails("ERR_STATE", function() return corpus:to_json() end)
  equal(tostring(corpus), "Corpus(closed)")
end)

test("a collection at every call", function()
  for _ = 1, 3 do
    debug.sethook(function() collectgarbage("step") end, "c")
    local corpus = read()
    local count = 0
    for article in corpus:articles() do
      for mention in article:mentions() do count = count + #mention.text + #(mention.name or "") end
    end
    local json = corpus:to_json()
    local analyzed = corpus:analyze()
    debug.sethook()
    equal(json, content)
    equal(#analyzed, 2)
    assert(count > 0)
  end
end)

test("coroutines", function()
  local co = coroutine.wrap(function()
    local corpus = read()
    for article in corpus:articles() do coroutine.yield(article.id) end
    for event in corpus:events() do coroutine.yield(event.id) end
  end)
  equal(co() .. co() .. co(), "a1a2V1")
  local threads = {}
  for i = 1, 20 do
    threads[i] = coroutine.wrap(function()
      for batch in nc.stream(sample, { batch = 1 }) do coroutine.yield(#batch) end
    end)
    threads[i]()
  end
  threads = nil
  collectgarbage()
end)

test("progress and its errors", function()
  local corpus = read()
  local calls = 0
  corpus:analyze { progress = function(done, total)
    calls = calls + 1
    equal(math.type(done), "integer")
    equal(math.type(total), "integer")
  end }
  assert(calls > 0)
  fails("ERR_CANCELLED", corpus.analyze, corpus, { progress = function() return true end })
  fails("ERR_CANCELLED", corpus.write, corpus, folder .. "/cancelled.ncf", { progress = function() return true end })
  equal(io.open(folder .. "/cancelled.ncf"), nil)
  local ok, reason = pcall(corpus.analyze, corpus, { progress = function() error({ mine = 1 }) end })
  equal(ok, false)
  equal(reason.mine, 1)
  equal(#corpus:analyze { progress = false, threads = 2, link = false, stages = { "structure", "tokens" } }, 2)
end)

test("models", function()
  local model = sample:gsub("ncf$", "ncm")
  equal(#read():analyze { model = model, link = false }, 2)
  assert(nc.model_json(model):find('"about":{"name":"a sample for tests"', 1, true))
  local built_in, said = pcall(nc.model_json)
  assert(built_in and said:find('"language":"en"', 1, true) or said.status == "ERR_UNSUPPORTED")
end)

test("dictionaries", function()
  local function put(name, text)
    local out = assert(io.open(folder .. "/" .. name, "wb"))
    assert(out:write(text)):close()
  end
  put("own.actors.txt", "RURITANIA [RUR]\n+RURITANIAN\nGRAUSTARK [GRK]\n")
  put("own.agents.txt", "POLICE {} [~COP]\n")
  put("own.verbs.txt", "--- ARREST [173] ---\nARREST\nPRAISE [051B]\n- * + &NOWHERE [174]\n")
  local dictionary = nc.open_dictionary(folder)
  equal(dictionary.folder, folder)
  equal(dictionary.counts.files, 3)
  equal(dictionary.counts.actors, 3)
  equal(dictionary.counts.issues, 0)
  equal(#dictionary.diagnostics, 1)
  local found = dictionary.diagnostics[1]
  equal(found.source, folder .. "/own.verbs.txt")
  equal(found.line, 4)
  equal(found.column, 7)
  equal(found.number, 452)
  assert(found.message:find("&NOWHERE", 1, true))
  assert(tostring(dictionary):find("3 files, 3 actors", 1, true))
  fails("ERR_ARG", function() return dictionary.nosuch end)
  fails("ERR_ARG", function() dictionary.counts = nil end)

  local corpus = read()
  if pcall(nc.model_json) then
    local text = "Ruritanian police arrested five men from Graustark."
    local shown = nc.explain(text, { dictionaries = folder })
    assert(shown:find("verb        ARREST [173], " .. folder .. "/own.verbs.txt:2", 1, true), shown)
    assert(shown:find("ruritanian [RUR], " .. folder .. "/own.actors.txt:2", 1, true), shown)
    equal(nc.read_text(text).articles[1]:explain { dictionaries = dictionary }, shown)
  end
  fails("ERR_ARG", nc.explain, "text", { dictionaries = 1 })
  fails("ERR_ARG", nc.open_dictionary)
  fails("ERR_ARG", nc.open_dictionary, "a\0b")
  local reason = fails("ERR_IO", nc.open_dictionary, folder .. "/nowhere")
  equal(reason.source, folder .. "/nowhere")
  fails("ERR_IO", corpus.analyze, corpus, { dictionaries = folder .. "/nowhere", coder = "cameo" })
  for _, value in ipairs { 1, true, {}, print, corpus } do
    fails("ERR_ARG", nc.open_dictionary, value)
    fails("ERR_ARG", corpus.analyze, corpus, { dictionaries = value, coder = "cameo" })
    fails("ERR_ARG", corpus.analyze, corpus, { dictionaries = dictionary, coder = value })
  end
  assert(fails("ERR_ARG", corpus.analyze, corpus, { coder = "cameo" }).message:find("needs dictionaries", 1, true))
  assert(fails("ERR_ARG", corpus.analyze, corpus, { dictionaries = dictionary }).message:find("for the coder cameo", 1, true))
  fails("ERR_ARG", corpus.analyze, corpus, { dictionaries = dictionary, coder = "nosuch" })

  put("own.tsv", "phrases\ttype\tpos\tframe\nacquire|acquired\tX_ACQUISITION\tverb\ts=a! o=r!\nsell\tSALE\tverb\to=r!\n")
  local patterns = nc.open_patterns(folder .. "/own.tsv")
  equal(patterns.path, folder .. "/own.tsv")
  equal(patterns.counts.patterns, 1)
  equal(#patterns.diagnostics, 1)
  equal(patterns.diagnostics[1].line, 3)
  equal(patterns.diagnostics[1].number, 489)
  assert(tostring(patterns):find("1 files, 1 patterns", 1, true))
  if pcall(nc.model_json) then
    local news = nc.read_text("Google acquired Fitbit on Monday. Kenya condemned Uganda.", { published = "2024-05-14" })
    equal(news:analyze { patterns = patterns }.event_mentions[1].type, "X_ACQUISITION")
    equal(#news:analyze { patterns = patterns }.event_mentions, 2)
    equal(#news:analyze { patterns = folder .. "/own.tsv", only_patterns = true }.event_mentions, 1)
    assert(news.articles[1]:explain { patterns = patterns }:find("patterns:acquire", 1, true))
    assert(nc.explain("Google acquired Fitbit on Monday.", { patterns = patterns }):find("patterns:acquire", 1, true))
  end
  fails("ERR_ARG", corpus.analyze, corpus, { patterns = 1 })
  fails("ERR_IO", nc.open_patterns, folder .. "/nowhere.tsv")

  local first, second = table.unpack(nc.read((sample:gsub("sample", "coding"))).event_mentions, 1, 2)
  equal(first.type, "X_OTHER")
  equal(first.code, "019P")
  equal(#first.actors, 2)
  equal(first.actor_codes[1], false)
  equal(first.actor_codes[2], "RURGOV")
  equal(first.recipient_codes[1], "GRK")
  equal(#second.actor_codes, 0)
  equal(second.code, nil)

  if not pcall(nc.model_json) then return end
  local text = nc.read_text("Ruritanian police arrested five men from Graustark. Ruritania praised Graustark.")
  local coded = text:analyze { dictionaries = dictionary, coder = "cameo" }
  dictionary = nil
  collectgarbage()
  assert(coded == text:analyze { dictionaries = folder, coder = "cameo" })
  equal(#coded.event_mentions, 2)
  equal(coded.event_mentions[1].cameo, "173")
  equal(coded.event_mentions[1].actor_codes[1], "RURCOP")
  equal(coded.event_mentions[2].code, "051B")
  equal(coded.events[1].actors[1].code, "RURCOP")
end)

test("closing by scope", function()
  if _VERSION == "Lua 5.3" then return end
  local corpus, article
  assert(load([[
    local nc, content, keep = ...
    do
      local corpus <close> = nc.loads(content)
      keep(corpus, corpus.articles[1])
    end
    for batch in nc.stream(arg[1], { batch = 1 }) do break end
  ]]))(nc, content, function(a, b) corpus, article = a, b end)
  fails("ERR_STATE", function() return #corpus end)
  equal(article.id, "a1")
end)

test("analysis and the report", function()
  local corpus = nc.read_text("GENEVA, Dec 6 (Wire) - The two envoys met on Friday.", { published = "2025-12-06" })
  local analyzed = corpus:analyze()
  equal(#analyzed, 1)
  equal(analyzed.linked, true)
  equal(corpus.linked, false)
  local page = analyzed:report(folder .. "/report.html", { title = "T & U" })
  local written = assert(io.open(folder .. "/report.html", "rb"))
  equal(written:read("a"), page)
  written:close()
  os.remove(folder .. "/report.html")
end)

test("events are explained", function()
  if not pcall(nc.model_json) then return end
  local text = "The driver survived a heart attack. Police arrested two smugglers in Lima on Monday."
  local shown = nc.explain(text, { published = "2025-12-10" })
  assert(shown:find("[idiom]", 1, true) and shown:find("date        2025-12-08", 1, true))
  assert(nc.explain(text, { json = true }):find('"because":"triggers:arrest/verb+object"', 1, true))
  local corpus = nc.read_text(text, { published = "2025-12-10" }):analyze()
  assert(corpus.articles[1]:explain() == shown)
  local event, record = corpus.event_mentions[1], corpus.events[1]
  assert(event:explain():find('  arrested    2, "two" 52-55 [count]', 1, true))
  assert(#event.evidence >= 2)
  local arrested = event.evidence[1]
  equal(arrested.field .. " " .. arrested.text .. " " .. arrested.because, "size.arrested two count")
  equal(corpus.articles[1].text:sub(arrested.start, arrested.stop), "two")
  equal(event.evidence[#event.evidence].start, nil)
  equal(corpus.articles[1].entities[event.place.entity_id].country_because, "cities")
  equal(record.evidence[1], event)
  assert(record:explain():find("    Police arrested two smugglers in Lima on Monday.\n", 1, true))
  assert(record:explain { json = true }:find('"reports":[{"article":', 1, true))
  fails("ERR_ARG", record.explain, record, { nosuch = true })
end)

test("entities are explained", function()
  if not pcall(nc.model_json) then return end
  local news = nc.concat { nc.read_text("KYIV, Dec 5 - Oleksandr Hrytsenko met Anna Kovalenko in Oslo.", { id = "a" }),
    nc.read_text("OSLO, Dec 6 - Alexander Gritsenko agreed on Friday.", { id = "b" }) }:analyze()
  local shown
  for entity in news:entities() do
    if entity.name:find("sen[kc]o") and entity.type == "PER" then shown = shown or entity:explain() end
  end
  assert(shown:find("joined 'Alexander Gritsenko' and 'Oleksandr Hrytsenko', score 0.", 1, true) or
    shown:find("joined 'Oleksandr Hrytsenko' and 'Alexander Gritsenko', score 0.", 1, true), shown)
  assert(news.entities[1]:explain { json = true }:find('"links":[', 1, true))
  fails("ERR_ARG", news.entities[1].explain, news.entities[1], { nosuch = true })
end)

test("names are compared by themselves", function()
  local match = nc.compare_names("Bill Whitfield", "William Whitfield")
  equal(match.verdict, "one")
  equal(match.reasons[1].id, "same-name")
  equal(nc.compare_names({ name = "NPRC", type = "ORG" }, { name = "National Polar Research Council", type = "ORG" }).verdict, "open")
  local apart = nc.compare_names({ name = "Georgia", type = "LOC", country = "GEO" }, { name = "Georgia", type = "LOC", country = "USA" })
  equal(apart.verdict, "apart")
  equal(apart.reasons[#apart.reasons].id, "other-country")
  local known, shared = {}, false
  for _, key in ipairs(nc.name_keys("Serhiy Bondarenko")) do known[key] = true end
  for _, key in ipairs(nc.name_keys("Sergei Bondarenko")) do shared = shared or known[key] end
  assert(shared)
  fails("ERR_ARG", nc.name_keys, "")
  fails("ERR_ARG", nc.name_keys, 1)
  fails("ERR_ARG", nc.compare_names, "Ana Ilic", { name = "Ana Ilic", type = "person" })
  fails("ERR_ARG", nc.compare_names, "Ana Ilic", { name = "Ana Ilic", nosuch = true })
end)

test("linking in pieces", function()
  local texts = { "Keir Starmer met Mark Carney in London on Monday. The talks were about steel.\n",
                  "Mark Carney met Keir Starmer in London on Monday, aides said. Steel was on the table.\n",
                  "Farmers in Chile picked fewer cherries than a year ago because frost came late.\n" }
  local articles, path = {}, os.tmpname()
  for index, text in ipairs(texts) do
    articles[index] = nc.read_text(text, { id = "t" .. index, published = "2024-05-14" }):analyze { link = false }
  end
  local linker = nc.open_linker(nil, { threads = 1 })
  linker:add(articles[1])
  linker:add(articles[2])
  linker:save(path)
  linker:close()
  fails("ERR_STATE", function() return linker.counts end)
  equal(tostring(linker), "Linker(closed)")
  linker = nc.open_linker(path, { spill = path:match("^(.*)/") })
  linker:add(articles[3])
  linker:add(articles[1]) -- known
  equal(tostring(linker), "Linker(3 articles)")
  linker:settle()
  local whole = nc.concat(articles):link()
  for index, article in ipairs(articles) do
    local linked = linker:link(article).articles[1]
    equal(linked:to_json(), whole.articles[index]:to_json())
  end
  local counts = linker.counts
  equal(counts.articles, 3)
  equal(counts.stories, #whole.stories)
  for _, kind in ipairs { "entities", "events", "stories" } do
    local found = {}
    for part in linker:records(kind, 2) do
      assert(#part[kind] <= 2)
      for record in part[kind]() do found[#found + 1] = record.id end
    end
    equal(#found, #whole[kind])
    equal(counts[kind], #whole[kind])
    for index, id in ipairs(found) do equal(id, whole[kind][index].id) end
  end
  fails("ERR_ARG", linker.link, linker, read()) -- was not added
  fails("ERR_ARG", linker.add, linker, "text")
  fails("ERR_ARG", linker.records, linker, "articles")
  fails("ERR_ARG", nc.open_linker, nil, { nosuch = 1 })
  fails("ERR_IO", nc.open_linker, path .. ".none")
  fails("ERR_SYNTAX", nc.open_linker, sample)
  linker = nil
  collectgarbage()
  os.remove(path)
end)

test("memory does not grow with use", function()
  local function resident()
    local status = io.open("/proc/self/status")
    if not status then return 0 end
    local kib = status:read("a"):match("VmRSS:%s+(%d+)")
    status:close()
    return tonumber(kib)
  end
  local function round()
    for _ = 1, 200 do
      local corpus = read()
      for article in corpus:articles() do local _ = article.mentions[1], article:to_json() end
      pcall(nc.loads, "{", { format = "ncf", strict = true })
    end
    collectgarbage()
  end
  round()
  local before = resident()
  for _ = 1, 10 do round() end
  assert(resident() - before < 8192, ("%d KiB more"):format(resident() - before))
end)

for _, failure in ipairs(failures) do io.stderr:write("FAILED ", failure, "\n") end
print(("%s: %d passed, %d failed"):format(_VERSION, passed, #failures))
-- Objects of every kind stay alive to the end, so that closing the state frees them in its own order.
KEEP = { nc.open_linker(), read(), read().articles[1], read().events[1], nc.stream(sample) }
os.exit(#failures == 0, true)
