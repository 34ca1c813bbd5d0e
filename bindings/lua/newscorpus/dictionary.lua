-- Dictionaries of event coding, by which events are coded.

local native = require "newscorpus.native"
local rules = require "newscorpus.rules"

return rules.module("Dictionary", "folder", "files actors agents verbs patterns discards issues", native.open_dictionary,
                    "dictionaries is a %s, neither a string nor a Dictionary")
