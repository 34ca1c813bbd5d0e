-- Event patterns of the user's own.

local native = require "newscorpus.native"
local rules = require "newscorpus.rules"

return rules.module("Patterns", "path", "files patterns idioms words", native.open_patterns,
                    "patterns is a %s, neither a string nor Patterns")
