-- From a folder of articles to events. usage: quickstart.lua FOLDER
local nc = require "newscorpus"

local corpus = nc.read(arg[1]):analyze()
for event in corpus:events() do
  local names = {}
  for actor in event:actors() do names[#names + 1] = actor.name end
  print(string.format("%s %s %s", event.date or "", event.type, table.concat(names, ", ")))
end
