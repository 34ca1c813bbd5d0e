-- Dictionaries of event coding, by which events are coded.

local native = require "newscorpus.native"
local arguments = require "newscorpus.arguments"
local class = require "newscorpus.class"
local records = require "newscorpus.records"
local sequence = require "newscorpus.sequence"

local getters, metamethods = {}, {}

function getters.counts(_, values) return values.handle:counts() end

function getters.diagnostics(_, values)
  local handle = values.handle
  return sequence.new(handle:diagnostic_count(), function(index)
    return records.Diagnostic(nil, index, handle:diagnostic(index))
  end)
end

function metamethods.__tostring(dictionary)
  local counts, shown = dictionary.counts, {}
  for noun in ("files actors agents verbs patterns discards issues"):gmatch("%a+") do
    shown[#shown + 1] = counts[noun] .. " " .. noun
  end
  return "Dictionary(" .. dictionary.folder .. ": " .. table.concat(shown, ", ") .. ")"
end

local new = class.new("Dictionary", "folder counts diagnostics", getters, nil, metamethods)

local dictionary = {}

--- Opens the dictionaries in a folder.
function dictionary.open(folder)
  folder = arguments.name("folder", folder)
  return new(nil, 1, { folder = folder, handle = native.open_dictionary(folder, nil) })
end

--- Gives the private object of a dictionary that is open or of one in a folder, and nil for nil.
function dictionary.handle_of(value)
  if value == nil then return nil end
  if class.of(value) ~= "Dictionary" then
    if type(value) ~= "string" then
      return class.fail("ERR_ARG", "dictionaries is a %s, neither a string nor a Dictionary", type(value))
    end
    value = dictionary.open(value)
  end
  return class.handle(value)
end

return dictionary
