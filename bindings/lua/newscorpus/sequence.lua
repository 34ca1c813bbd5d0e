-- Sequences of objects that are made when they are asked for.
--
--   #seq            how many
--   seq[1] seq[-1]  the first, the last; nil beyond the ends
--   seq["id"]       by name, where the sequence has names; else nil
--   for i, x in ipairs(seq) do end
--   for x in seq() do end       -- and so, as a method of what has it: for x in corpus:events() do end

local class = require "newscorpus.class"

local COUNT, MAKE, FIND = {}, {}, {}
local meta = { __name = "newscorpus.Sequence", __metatable = false }

function meta.__len(seq)
  return rawget(seq, COUNT)
end

function meta.__index(seq, key)
  local count = rawget(seq, COUNT)
  if math.type(key) == "integer" then
    if key < 0 then key = key + count + 1 end
    if key < 1 or key > count then return nil end
    return rawget(seq, MAKE)(key)
  end
  local find = rawget(seq, FIND)
  if type(key) == "string" and find then
    local index = find(key)
    if index then return rawget(seq, MAKE)(index) end
    return nil
  end
  return class.fail("ERR_ARG", "a sequence has no field '%s'", tostring(key))
end

function meta.__newindex()
  return class.fail("ERR_ARG", "a sequence is immutable")
end

function meta.__call(seq)
  local index, count, make = 0, rawget(seq, COUNT), rawget(seq, MAKE)
  return function()
    if index >= count then return nil end
    index = index + 1
    return make(index)
  end
end

function meta.__pairs(seq)
  local function step(items, index)
    local item = items[index + 1]
    if item ~= nil then return index + 1, item end
  end
  return step, seq, 0
end

function meta.__eq(a, b)
  if getmetatable(a) ~= getmetatable(b) or #a ~= #b then return false end
  for index = 1, #a do
    if a[index] ~= b[index] then return false end
  end
  return true
end

function meta.__tostring(seq)
  return "Sequence(" .. #seq .. ")"
end

local sequence = {}

--- Makes a sequence of `count` objects, each by make(index); find(name) gives the index of a name.
function sequence.new(count, make, find)
  return setmetatable({ [COUNT] = count, [MAKE] = make, [FIND] = find }, meta)
end

--- Makes a sequence of what a list holds.
function sequence.of(list)
  return sequence.new(#list, function(index) return list[index] end)
end

--- Makes one sequence of the sequences that each owner has under `field`.
function sequence.chain(owners, field)
  local ends, count = {}, 0
  for index, owner in ipairs(owners) do
    count = count + #owner[field]
    ends[index] = count
  end
  return sequence.new(count, function(index)
    local low, high = 1, #ends
    while low < high do
      local middle = (low + high) // 2
      if ends[middle] < index then low = middle + 1 else high = middle end
    end
    return owners[low][field][index - (ends[low - 1] or 0)]
  end)
end

return sequence
