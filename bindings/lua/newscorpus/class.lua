-- Strict, immutable objects. A field that a class does not have is an error, not nil; nothing can be assigned.

local native = require "newscorpus.native"

local class = {}

-- Private keys: no string can reach them.
local VALUES, OWNER, INDEX, NAME = {}, {}, {}, {}

--- Raises an error table with the fields status and message.
function class.fail(status, ...)
  return native.fail(status, string.format(...))
end

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in next, a do
    if not same(value, b[key]) then return false end
  end
  for key in next, b do
    if a[key] == nil then return false end
  end
  return true
end

--- Makes a class.
-- name: what type names and messages say.
-- fields: a string of the names that values have, whether present or nil.
-- getters: functions of (object, values, owner) for fields that are made when asked for.
-- methods: functions of (object, ...).
-- metamethods: what replaces or adds to the metamethods that every class has.
-- Returns a function of (owner, index, values) that makes an object; values may be nil, then so is the result.
function class.new(name, fields, getters, methods, metamethods)
  local known = {}
  for field in fields:gmatch("%S+") do known[field] = true end
  getters, methods = getters or {}, methods or {}
  local meta = { __name = "newscorpus." .. name, __metatable = false }

  function meta.__index(object, key)
    local getter = getters[key]
    if getter then return getter(object, rawget(object, VALUES), rawget(object, OWNER)) end
    if known[key] then return rawget(object, VALUES)[key] end
    local method = methods[key]
    if method then return method end
    return class.fail("ERR_ARG", "%s has no field '%s'", name, tostring(key))
  end

  function meta.__newindex(_, key)
    return class.fail("ERR_ARG", "%s is immutable: cannot set '%s'", name, tostring(key))
  end

  function meta.__pairs(object)
    local field
    return function()
      local value
      repeat
        field = next(known, field)
        if field ~= nil then value = object[field] end
      until field == nil or value ~= nil
      return field, value
    end
  end

  function meta.__eq(a, b)
    if class.of(a) ~= name or class.of(b) ~= name then return false end
    if not same(rawget(a, VALUES), rawget(b, VALUES)) then return false end
    local first, second = rawget(a, OWNER), rawget(b, OWNER)
    return rawequal(first, second) or class.of(first) == "Corpus" or first == second
  end

  function meta.__tostring(object)
    local values = rawget(object, VALUES)
    local shown = getters.text and string.format("%q", object.text) or values.name or values.message or ""
    local id, kind = values.id, values.type or values.kind
    return name .. "(" .. (id and id .. " " or "") .. (kind and kind .. " " or "") .. shown .. ")"
  end

  for event, metamethod in pairs(metamethods or {}) do meta[event] = metamethod end
  return function(owner, index, values)
    if values == nil then return nil end
    return setmetatable({ [VALUES] = values, [OWNER] = owner, [INDEX] = index, [NAME] = name }, meta)
  end
end

--- Gives the name of an object's class, or nil for anything else.
function class.of(object)
  return type(object) == "table" and rawget(object, NAME) or nil
end

--- Gives the owner of an object, and where it stands there, from 1.
function class.owner(object)
  return rawget(object, OWNER), rawget(object, INDEX)
end

--- Gives the values of an object.
function class.values(object)
  return rawget(object, VALUES)
end

--- Gives the private object behind an object; an error when it was closed.
function class.handle(object)
  return rawget(object, VALUES).handle or class.fail("ERR_STATE", "the %s is closed", class.of(object))
end

return class
