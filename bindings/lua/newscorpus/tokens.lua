-- Sentences, tokens and dependency trees. The tree that heads, children and the rest walk is free of cycles and ends at the
-- sentence, whatever a file says: a head that would break this is left out.

local native = require "newscorpus.native"
local class = require "newscorpus.class"
local sequence = require "newscorpus.sequence"
local spanned = require "newscorpus.spanned"

local tokens = {}

-- The private tree of an article, made once.
local function tree_of(article)
  local values = class.values(article)
  local tree = values.tree or class.handle(article):tree()
  values.tree = tree
  return tree
end

local function index_of(token)
  local _, index = class.owner(token)
  return index
end

-- The values of a token are fetched when one of them is asked for.
local fetched = {}
function fetched.__index(values, key)
  local item = rawget(values, fetched)
  if not item then
    item = class.handle(values.article):item(native.TOKENS, values.index)
    values[fetched] = item
  end
  return item[key]
end

local function token_at(article, index)
  return index and tokens.Token(article, index, setmetatable({ article = article, index = index }, fetched))
end

-- A sequence of the tokens with these indexes, or of so many from the one behind `before` on.
local function tokens_at(article, indexes)
  return sequence.new(#indexes, function(index) return token_at(article, indexes[index]) end)
end
local function tokens_behind(article, before, count)
  return sequence.new(count, function(index) return token_at(article, before + index) end)
end

-- The index of another token of the same article.
local function other_of(token, other)
  if class.of(other) ~= "Token" then return class.fail("ERR_ARG", "other is a %s, not a Token", type(other)) end
  if class.owner(other) ~= class.owner(token) then
    return class.fail("ERR_ARG", "the tokens are of different articles")
  end
  return index_of(other)
end

local getters = spanned {
  index = function(token) return index_of(token) end,
  sentence = function(token, _, article)
    local index = class.handle(article):sentence_of(index_of(token))
    return index and article.sentences[index]
  end,
  -- The features by name: { Number = "Plur" }; of several of one name the first.
  feats = function(_, values)
    local features = {}
    for part in (values.feats or ""):gmatch("[^|]+") do
      local name, value = part:match("^([^=]+)=(.*)$")
      if name and not features[name] then features[name] = value end
    end
    return features
  end,
  subtree_text = function(token, _, article)
    local subtree = token.subtree
    return article.text:sub(subtree[1].start, subtree[-1].stop)
  end,
}

-- What the tree answers with one token, and with several.
function getters.head(token, _, article)
  return token_at(article, tree_of(article):head(index_of(token)))
end
for _, name in ipairs { "children", "subtree", "ancestors" } do
  getters[name] = function(token, _, article)
    local tree = tree_of(article)
    return tokens_at(article, tree[name](tree, index_of(token)))
  end
end

local methods = {}

--- Gives the lowest common ancestor of both tokens, which may be one of them; nil when they are in different trees.
function methods.common(token, other)
  local article = class.owner(token)
  return token_at(article, tree_of(article):common(index_of(token), other_of(token, other)))
end

--- Gives the steps to another token: up to the lowest common ancestor, then down; nil when there is no way. A step is a
-- table: token, the one stepped to, and up, whether it is the head of the one before.
function methods.path_to(token, other)
  local article = class.owner(token)
  local path = tree_of(article):path(index_of(token), other_of(token, other))
  if not path then return nil end
  local steps = {}
  local function step(index, up) steps[#steps + 1] = { token = token_at(article, index), up = up } end
  for index = 2, #path.up do step(path.up[index], true) end
  if #path.up > 0 then step(path.top, true) end
  for index = #path.down, 1, -1 do step(path.down[index], false) end
  return steps
end

local metamethods = {}

function metamethods.__eq(a, b)
  if class.of(a) ~= "Token" or class.of(b) ~= "Token" then return false end
  return index_of(a) == index_of(b) and class.owner(a) == class.owner(b)
end

tokens.Token = class.new("Token",
  "article start stop text index lemma upos xpos feats deprel head children subtree subtree_text ancestors sentence", getters,
  methods, metamethods)

tokens.Sentence = class.new("Sentence", "article start stop text index tokens root", spanned {
  index = function(sentence) return index_of(sentence) end,
  tokens = function(_, values, article)
    return tokens_behind(article, (values.first_token or 1) - 1, values.token_count)
  end,
  root = function(sentence, _, article) return token_at(article, tree_of(article):root(index_of(sentence))) end,
}, {
  --- Draws the dependency tree as a piece of HTML.
  to_html = function(sentence)
    local article, index = class.owner(sentence)
    return class.handle(article):sentence_html(index)
  end,
})

--- Gives all tokens of an article.
function tokens.of(article)
  return tokens_behind(article, 0, class.handle(article):count(native.TOKENS))
end

return tokens
