-- What dictionaries and patterns have in common: files of the user's by which events are coded, and their mistakes.

local arguments = require "newscorpus.arguments"
local class = require "newscorpus.class"
local records = require "newscorpus.records"
local sequence = require "newscorpus.sequence"

local getters = {}

function getters.counts(_, values) return values.handle:counts() end

function getters.diagnostics(_, values)
  local handle = values.handle
  return sequence.new(handle:diagnostic_count(), function(index)
    return records.Diagnostic(nil, index, handle:diagnostic(index))
  end)
end

local rules = {}

--- Makes the module of a class of such files. where: what the path is called; nouns: of its counts; wanted: of arguments.
function rules.module(name, where, nouns, open_native, wanted)
  local metamethods = {}

  function metamethods.__tostring(opened)
    local counts, shown = opened.counts, {}
    for noun in nouns:gmatch("%a+") do shown[#shown + 1] = counts[noun] .. " " .. noun end
    return name .. "(" .. opened[where] .. ": " .. table.concat(shown, ", ") .. ")"
  end

  local new = class.new(name, where .. " counts diagnostics", getters, nil, metamethods)
  local module = {}

  --- Opens what is in a file or folder.
  function module.open(path)
    path = arguments.name(where, path)
    return new(nil, 1, { [where] = path, handle = open_native(path, nil) })
  end

  --- Gives the private object of what is open or of what is in a file or folder, and nil for nil.
  function module.handle_of(value)
    if value == nil then return nil end
    if class.of(value) ~= name then
      if type(value) ~= "string" then return class.fail("ERR_ARG", wanted, type(value)) end
      value = module.open(value)
    end
    return class.handle(value)
  end

  return module
end

return rules
