-- Sentences, tokens and dependency trees. The tree that heads, children and the rest walk is free of cycles and ends at the
-- sentence, whatever a file says: a head that would break this is left out.

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

local function token_at(article, index)
  return index and article.tokens[index]
end

-- A sequence of the tokens with these indexes.
local function tokens_at(article, indexes)
  local all = article.tokens
  return sequence.new(#indexes, function(index) return all[indexes[index]] end)
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
  local steps, all = {}, article.tokens
  for index = 2, #path.up do steps[#steps + 1] = { token = all[path.up[index]], up = true } end
  if #path.up > 0 then steps[#steps + 1] = { token = all[path.top], up = true } end
  for index = #path.down, 1, -1 do steps[#steps + 1] = { token = all[path.down[index]], up = false } end
  return steps
end

tokens.Token = class.new("Token",
  "article start stop text index lemma upos xpos feats deprel head children subtree subtree_text ancestors sentence", getters,
  methods)

tokens.Sentence = class.new("Sentence", "article start stop text index tokens root", spanned {
  index = function(sentence) return index_of(sentence) end,
  tokens = function(_, values, article)
    local all = article.tokens
    return sequence.new(values.token_count, function(index) return all[values.first_token + index - 1] end)
  end,
  root = function(sentence, _, article) return token_at(article, tree_of(article):root(index_of(sentence))) end,
}, {
  --- Draws the dependency tree as a piece of HTML.
  to_html = function(sentence)
    local article, index = class.owner(sentence)
    return class.handle(article):sentence_html(index)
  end,
})

return tokens
