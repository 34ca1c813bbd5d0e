-- Arguments checked before they reach the private module, so that a mistake is named in the caller's words.

local class = require "newscorpus.class"

local arguments = {}

local function wrong(name, value, expected)
  return class.fail("ERR_ARG", "%s is a %s, not %s", name, math.type(value) or type(value), expected)
end

--- A string without NUL bytes, or nil where it may be absent.
function arguments.name(name, value, optional)
  if value == nil and optional then return nil end
  if type(value) ~= "string" then return wrong(name, value, "a string") end
  if value:find("\0", 1, true) then return class.fail("ERR_ARG", "%s holds a NUL byte", name) end
  return value
end

--- Any string, or nil where it may be absent.
function arguments.text(name, value, optional)
  if value == nil and optional then return nil end
  if type(value) ~= "string" then return wrong(name, value, "a string") end
  return value
end

--- An integer from `low` to `high`; nil stands for `default`.
function arguments.count(name, value, default, low, high)
  if value == nil then return default end
  if math.type(value) ~= "integer" then return wrong(name, value, "an integer") end
  if value < low or value > high then
    return class.fail("ERR_ARG", "%s is %d: not between %d and %d", name, value, low, high)
  end
  return value
end

--- true, false or nil, which stands for `default`.
function arguments.flag(name, value, default)
  if value == nil then return default end
  if type(value) ~= "boolean" then return wrong(name, value, "a boolean") end
  return value
end

--- One of the keys of `choices`; nil stands for `default`. Gives what the key stands for.
function arguments.choice(name, value, default, choices)
  if value == nil then value = default end
  if type(value) ~= "string" then return wrong(name, value, "a string") end
  if choices[value] == nil then return class.fail("ERR_ARG", "%s '%s' is unknown", name, value) end
  return choices[value]
end

--- A table of options that has no key but the named ones.
function arguments.options(options, names)
  if options == nil then return {} end
  if type(options) ~= "table" then return wrong("options", options, "a table") end
  local known = {}
  for name in names:gmatch("%S+") do known[name] = true end
  for name in pairs(options) do
    if not known[name] then return class.fail("ERR_ARG", "there is no option '%s'", tostring(name)) end
  end
  return options
end

return arguments
