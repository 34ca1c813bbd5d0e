/* Nouns that are counted, and currencies. It knows words alone; what stands around them is its caller's. */
#include "meaning/units.h"
#include "base/str.h"

enum { NOUN_MAX = 40 };

/* Plurals that no rule makes. */
static const struct {
  const char *plural, *singular;
} irregular[] = {
  { "people", "person" },   { "persons", "person" }, { "men", "man" },           { "women", "woman" },   { "children", "child" },
  { "feet", "foot" },       { "teeth", "tooth" },    { "geese", "goose" },       { "mice", "mouse" },    { "oxen", "ox" },
  { "lives", "life" },      { "wives", "wife" },     { "knives", "knife" },      { "leaves", "leaf" },   { "halves", "half" },
  { "wolves", "wolf" },     { "thieves", "thief" },  { "shelves", "shelf" },     { "loaves", "loaf" },   { "calves", "calf" },
  { "aircraft", "aircraft" }, { "spacecraft", "spacecraft" }, { "warships", "warship" }, { "troops", "troop" },
  { "personnel", "personnel" }, { "police", "police" }, { "cattle", "cattle" },  { "sheep", "sheep" },   { "series", "series" },
  { "species", "species" }, { "crises", "crisis" },  { "analyses", "analysis" }, { "bases", "base" },    { "buses", "bus" },
  { "viruses", "virus" },   { "campuses", "campus" }, { "bonuses", "bonus" },    { "gases", "gas" },     { "criteria", "criterion" },
  { "phenomena", "phenomenon" }, { "movies", "movie" }, { "calories", "calorie" }, { "cookies", "cookie" }, { "ties", "tie" },
  { "shoes", "shoe" },      { "toes", "toe" },       { "canoes", "canoe" },      { "km", "km" },         { "kg", "kg" },
  { "cm", "cm" },           { "mm", "mm" },          { "mph", "mph" },           { "kph", "kph" },       { "mw", "mw" },
  { "gw", "gw" },           { "mwh", "mwh" },        { "kwh", "kwh" },           { "ft", "foot" },       { "lbs", "pound" },
  { "civilians", "civilian" }, { "staff", "staff" }, { "headquarters", "headquarters" }, { "barracks", "barracks" }
};

/* Words that end in s and are no plurals. */
static const char *const no_plural[] = { "this", "his", "its", "was", "is", "has", "does", "as", "us", "thus", "yes", "news", "plus",
                                         "across", "perhaps", "always", "less", "says", "versus", "times", "was", "gas", "bus", "virus",
                                         "various", "previous", "serious", "religious", "dangerous", "famous", "anonymous", "numerous",
                                         "gives", "takes", "makes", "comes", "goes", "gets", "wants", "needs", "remains", "seems" };

static bool lower_copy(ncorp_str word, char *out)
{
  if (word.size == 0 || word.size > NOUN_MAX) return false;
  for (size_t i = 0; i < word.size; i++) out[i] = nci_to_lower(word.data[i]);
  return true;
}

static bool ends(const char *word, size_t size, const char *ending)
{
  size_t n = strlen(ending);
  return size > n && memcmp(word + size - n, ending, n) == 0;
}

static const char *irregular_singular(const char *word, size_t size)
{
  for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
    if (strlen(irregular[i].plural) == size && memcmp(irregular[i].plural, word, size) == 0) return irregular[i].singular;
  return NULL;
}

bool nci_plural(ncorp_str text)
{
  char word[NOUN_MAX];
  if (!lower_copy(text, word)) return false;
  if (irregular_singular(word, text.size)) return true;
  if (ends(word, text.size, "men") && text.size > 4) return true;
  if (text.size < 4 || word[text.size - 1] != 's' || ends(word, text.size, "ss") || ends(word, text.size, "us") || ends(word, text.size, "is")) return false;
  for (size_t i = 0; i < sizeof no_plural / sizeof *no_plural; i++)
    if (strlen(no_plural[i]) == text.size && memcmp(no_plural[i], word, text.size) == 0) return false;
  return true;
}

ncorp_str nci_singular(nci_arena *arena, ncorp_str text)
{
  char word[NOUN_MAX + 2];
  if (!lower_copy(text, word)) return nci_arena_str(arena, text);
  size_t size = text.size;
  const char *known = irregular_singular(word, size);
  if (known) return nci_arena_str(arena, nci_cstr(known));
  if (ends(word, size, "men") && size > 4) {
    word[size - 2] = 'a';
  } else if (ends(word, size, "ies") && size > 4) {
    size -= 2;
    word[size - 1] = 'y';
  } else if (ends(word, size, "sses") || ends(word, size, "shes") || ends(word, size, "ches") || ends(word, size, "xes") ||
             ends(word, size, "zzes") || ends(word, size, "oes")) {
    size -= 2;
  } else if (word[size - 1] == 's' && !ends(word, size, "ss") && !ends(word, size, "us") && !ends(word, size, "is")) {
    size -= 1;
  }
  return nci_arena_str(arena, nci_str(word, size));
}

static const struct {
  const char *word, *code;
} currencies[] = {
  { "dollar", "USD" }, { "euro", "EUR" },   { "pound", "GBP" },  { "yen", "JPY" },    { "yuan", "CNY" },   { "renminbi", "CNY" },
  { "ruble", "RUB" },  { "rouble", "RUB" }, { "rupee", "INR" },  { "franc", "CHF" },  { "hryvnia", "UAH" }, { "shekel", "ILS" },
  { "lira", "TRY" },   { "won", "KRW" },    { "zloty", "PLN" },  { "krona", "SEK" },  { "kronor", "SEK" },  { "krone", "NOK" },
  { "kroner", "NOK" }, { "peso", "MXN" },   { "reais", "BRL" },  { "rand", "ZAR" },   { "riyal", "SAR" },   { "dirham", "AED" },
  { "forint", "HUF" }, { "naira", "NGN" },  { "baht", "THB" },   { "ringgit", "MYR" }, { "rupiah", "IDR" }, { "taka", "BDT" }
};

/* A country's adjective before a currency that several countries share. */
static const struct {
  const char *before, *word, *code;
} national[] = {
  { "canadian", "dollar", "CAD" }, { "australian", "dollar", "AUD" }, { "singapore", "dollar", "SGD" }, { "kong", "dollar", "HKD" },
  { "zealand", "dollar", "NZD" },  { "taiwan", "dollar", "TWD" },     { "egyptian", "pound", "EGP" },   { "lebanese", "pound", "LBP" },
  { "syrian", "pound", "SYP" },    { "pakistani", "rupee", "PKR" },   { "danish", "krone", "DKK" },     { "danish", "kroner", "DKK" },
  { "norwegian", "kroner", "NOK" }, { "argentine", "peso", "ARS" },   { "colombian", "peso", "COP" },   { "chilean", "peso", "CLP" },
  { "philippine", "peso", "PHP" }, { "belarusian", "ruble", "BYN" },  { "qatari", "riyal", "QAR" },     { "iranian", "rial", "IRR" }
};

static const char *const codes[] = { "USD", "EUR", "GBP", "JPY", "CNY", "RUB", "INR", "CHF", "UAH", "ILS", "TRY", "KRW", "PLN", "SEK", "NOK",
                                     "DKK", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "BRL", "ZAR", "SAR", "AED", "HUF", "CZK", "TWD" };

ncorp_str nci_currency_of_sign(int32_t sign, ncorp_str prefix)
{
  switch (sign) {
  case '$': {
    static const struct {
      const char *prefix, *code;
    } dollars[] = { { "C", "CAD" }, { "CA", "CAD" }, { "A", "AUD" }, { "AU", "AUD" }, { "HK", "HKD" }, { "NZ", "NZD" }, { "S", "SGD" }, { "R", "BRL" } };
    for (size_t i = 0; i < sizeof dollars / sizeof *dollars; i++)
      if (nci_str_is(prefix, dollars[i].prefix)) return nci_cstr(dollars[i].code);
    return NCI_STR("USD");
  }
  case 0x20ac: return NCI_STR("EUR");
  case 0xa3: return NCI_STR("GBP");
  case 0xa5: return NCI_STR("JPY");
  case 0x20b4: return NCI_STR("UAH");
  case 0x20bd: return NCI_STR("RUB");
  case 0x20b9: return NCI_STR("INR");
  case 0x20aa: return NCI_STR("ILS");
  case 0x20ba: return NCI_STR("TRY");
  case 0x20a9: return NCI_STR("KRW");
  default: return NCI_NO_STR;
  }
}

static bool is(const char *word, size_t size, const char *other)
{
  return strlen(other) == size && memcmp(word, other, size) == 0;
}

ncorp_str nci_currency_of_word(ncorp_str text, ncorp_str before)
{
  if (text.size == 3)
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
      if (memcmp(codes[i], text.data, 3) == 0) return nci_cstr(codes[i]);
  char word[NOUN_MAX], adjective[NOUN_MAX];
  if (!lower_copy(text, word)) return NCI_NO_STR;
  size_t size = text.size;
  if (size > 3 && word[size - 1] == 's' && !is(word, size, "reais")) size--;
  if (lower_copy(before, adjective))
    for (size_t i = 0; i < sizeof national / sizeof *national; i++)
      if (is(word, size, national[i].word) && is(adjective, before.size, national[i].before)) return nci_cstr(national[i].code);
  for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
    if (is(word, size, currencies[i].word)) return nci_cstr(currencies[i].code);
  return NCI_NO_STR;
}
