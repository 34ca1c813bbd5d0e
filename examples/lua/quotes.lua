-- Who says what, and who that is, from a corpus file. usage: quotes.lua FILE.ncf
local nc = require "newscorpus"

for article in nc.read(arg[1]):articles() do
  for quote in article:quotes() do
    if quote.speaker then
      local entity, line = article.entities[quote.speaker.entity_id or ""], { quote.speaker_name }
      for _, fact in ipairs(entity and entity.facts or {}) do line[#line + 1] = (#line > 1 and "; " or ", ") .. fact.role end
      print(table.concat(line) .. ": " .. quote.text)
    end
  end
end
