-- Prints what each layer of meaning says, field by field, as a user of the API reads it. usage: meaning.lua INPUT
local nc = require "newscorpus"

local function show(...)
  local fields = table.pack(...)
  for i = 1, fields.n do
    local field = fields[i]
    fields[i] = field == nil and "-" or type(field) == "number" and string.format("%g", field) or field
  end
  io.write(table.concat(fields, "\t", 1, fields.n), "\n")
end

local function name(object) return object and object.name end
local function text(object) return object and object.text end

for article in nc.read(arg[1]):articles() do
  for time in article:times() do
    show("time", time.text, time.type, time.value, time.mod, time.quant, time.freq, time.begin_value, time.end_value,
      time.evidence, time.because)
  end
  for amount in article:quantities() do
    local unit = amount.unit_start and article.text:sub(amount.unit_start, amount.unit_stop)
    show("quantity", amount.text, amount.value, amount.high, amount.bound, amount.unit, unit, amount.casualty,
      amount.evidence, amount.because)
  end
  for mention in article:mentions() do
    show("mention", mention.text, mention.type, mention.form, name(mention.entity), mention.head, mention.number,
      mention.gender, mention.stands_for, mention.evidence, mention.because)
  end
  for quote in article:quotes() do
    show("quote", quote.text, quote.kind, quote.speaker_name, quote.cue, text(quote.inside), quote.because)
  end
  for entity in article:entities() do
    show("entity", entity.id, entity.name, entity.gender, entity.unnamed and "unnamed" or "named")
    for fact in entity:facts() do
      show("fact", fact.text, fact.role, name(fact.of), fact.country, fact.sector, fact.former and "former" or "present",
        fact.because)
    end
  end
end
