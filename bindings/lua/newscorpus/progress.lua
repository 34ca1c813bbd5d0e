-- Progress: a bar where a person is watching, nothing anywhere else.

local native = require "newscorpus.native"
local class = require "newscorpus.class"

local function bar(label)
  local start, drawn, last = os.time(), false, 0
  return function(done, total)
    local now = os.clock()
    if os.time() - start < 1 or now - last < 0.1 then return end
    last, drawn = now, true
    local filled = total > 0 and math.min(30, 30 * done // total) or 0
    local shown = total > 0 and ("#"):rep(filled) .. ("."):rep(30 - filled) .. " " .. done .. "/" .. total
      or done .. " articles"
    io.stderr:write("\r", label, " ", shown, "\27[K")
  end, function()
    if drawn then io.stderr:write("\r\27[K") end
  end
end

--- Runs call(progress), where progress is what the private module calls meanwhile, and gives its result.
-- progress: nil (a bar where a person is watching), true, false, or a function of (done, total) whose true result
-- cancels; total is 0 while it is not known.
return function(progress, label, call)
  if type(progress) == "function" then return call(progress) end
  if progress ~= nil and type(progress) ~= "boolean" then
    return class.fail("ERR_ARG", "progress is a %s, neither a boolean nor a function", type(progress))
  end
  if progress == false or (progress == nil and not native.watched()) then return call(nil) end
  local report, finish = bar(label)
  local ok, result = pcall(call, report)
  finish()
  if not ok then error(result, 0) end
  return result
end
