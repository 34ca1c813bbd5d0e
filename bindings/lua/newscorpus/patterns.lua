-- Event patterns of the user's own.

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

function metamethods.__tostring(patterns)
  local counts, shown = patterns.counts, {}
  for noun in ("files patterns idioms words"):gmatch("%a+") do shown[#shown + 1] = counts[noun] .. " " .. noun end
  return "Patterns(" .. patterns.path .. ": " .. table.concat(shown, ", ") .. ")"
end

local new = class.new("Patterns", "path counts diagnostics", getters, nil, metamethods)

local patterns = {}

--- Opens the patterns in a file or folder.
function patterns.open(path)
  path = arguments.name("path", path)
  return new(nil, 1, { path = path, handle = native.open_patterns(path, nil) })
end

--- Gives the private object of patterns that are open or of such in a file or folder, and nil for nil.
function patterns.handle_of(value)
  if value == nil then return nil end
  if class.of(value) ~= "Patterns" then
    if type(value) ~= "string" then
      return class.fail("ERR_ARG", "patterns is a %s, neither a string nor Patterns", type(value))
    end
    value = patterns.open(value)
  end
  return class.handle(value)
end

return patterns
