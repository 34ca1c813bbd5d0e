/* Types of names from the words around them and from the article's other names: a name that is clear once helps where it
 * is not. Also decides which doubtful capitals are names at all. */
#include "meaning/names.h"
#include "lexicon_gen.h"

/* What speaks for each type. */
typedef struct scores {
  int per, org, loc;
} scores;

typedef struct typer {
  nci_names *n;
  nci_intern strings;                    /* whole names, folded by form ids */
  NCI_VEC(uint32_t) per, org, loc;       /* [string] votes of clear names */
  NCI_VEC(scores) sums;                  /* [string] what speaks for each type, over all its places */
  uint16_t *kinds;                       /* [form] the lists that have it, once it was asked for */
} typer;

static bool is(const typer *y, uint32_t t, const char *word) { return nci_token_is(y->n->doc, t, word); }

static const char *const KIN[] = { "wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "parents",
                                   "family", "lawyer", "lawyers", "attorney", "aide", "aides", "son-in-law", "death", "life" };
static const char *const INSIDE[] = { "in", "near", "outside", "inside", "across", "throughout", "around", "southern", "northern",
                                      "eastern", "western", "central", "southeast", "northwest", "northeast", "southwest", "downtown" };
static const char *const TOWARDS[] = { "from", "to", "at", "toward", "towards", "via", "into", "leaving", "visiting", "visit" };
static const char *const PLACE_NOUN[] = { "city", "town", "village", "province", "state", "district", "island", "port", "region",
                                          "county", "suburb", "capital", "municipality" };
static const char *const FEATURE[] = { "river", "lake", "valley", "delta", "peninsula", "bay", "mountain", "mountains", "desert",
                                       "neighbourhood", "neighborhood", "highway", "dam", "airport", "border", "area", "basin" };
static const char *const PEOPLE_OF[] = { "residents", "people", "inhabitants", "citizens", "streets", "outskirts", "north", "south",
                                         "east", "west", "part", "parts", "mayor" };
static const char *const MEMBERS[] = { "shares", "stock", "ceo", "spokesman", "spokeswoman", "officials", "executives", "employees",
                                       "members", "member", "fighters", "militants", "forces", "troops", "leaders", "leader",
                                       "operatives", "insurgents", "chief", "chairman", "president", "website", "report", "reported",
                                       "customers", "analyst", "analysts", "reporter", "correspondent", "stores", "products" };

static const char *const COMPANY[] = { "builder", "supplier", "insurer", "lender", "publisher", "developer", "operator", "brewer",
                                       "chipmaker", "contractor", "startup", "automaker", "carmaker", "distributor", "company", "firm", "maker", "giant", "retailer", "carrier", "newspaper", "agency", "network",
                                       "broadcaster", "website", "group", "militia" };
/* Behind a name they say what it is: "the Civic Renewal party". */
static const char *const KIND[] = { "party", "movement", "front", "union", "federation", "company", "bank", "university",
                                    "hospital", "newspaper", "agency", "firm", "airline", "militia", "coalition", "alliance",
                                    "faction", "magazine", "broadcaster", "charity", "foundation", "retailer", "supermarket",
                                    "chain", "consortium", "brand", "daily", "weekly", "lender", "insurer", "automaker",
                                    "carmaker", "utility", "operator", "think-tank", "cartel", "gang", "brigade", "battalion",
                                    "regiment", "syndicate", "cooperative", "ministry", "club", "website", "network", "shop",
                                    "store", "factory" };
/* Ends of the names of events, laws, works and the like, which are neither persons nor organisations nor places. */
static const char *const THING[] = { "conference", "summit", "championship", "championships", "cup", "games", "act", "treaty",
                                     "accord", "accords", "agreement", "pact", "prize", "award", "awards", "festival", "war",
                                     "wars", "protocol", "convention", "declaration", "bill", "code", "amendment", "medal",
                                     "trophy", "open", "marathon", "index", "operation", "plan", "programme", "program",
                                     "project", "theory", "exhibition", "expo", "day", "week", "virus", "syndrome", "disease",
                                     "hurricane", "cyclone", "typhoon", "revolution", "spring", "crisis", "language", "edition" };
static const char *const OFFICER[] = { "ceo", "spokesman", "spokeswoman", "spokesperson", "executive", "chairman", "founder", "member", "members",
                                       "employee", "employees", "owned", "president", "shares", "subsidiary", "unit", "customers" };
static const char *const DEALS[] = { "announced", "launched", "launches", "released", "releases", "unveiled", "unveils", "acquired",
                                     "sells", "sold", "bought", "operates", "employs", "plans", "announces", "introduced" };

/* The lists as bits, so that the words beside the many names of an article are compared with them once each. */
enum {
  K_KIN = 1u << 0,
  K_INSIDE = 1u << 1,
  K_TOWARDS = 1u << 2,
  K_PLACE_NOUN = 1u << 3,
  K_FEATURE = 1u << 4,
  K_PEOPLE_OF = 1u << 5,
  K_MEMBERS = 1u << 6,
  K_COMPANY = 1u << 7,
  K_KIND = 1u << 8,
  K_OFFICER = 1u << 9,
  K_DEALS = 1u << 10,
  K_KNOWN = 1u << 15
};
#define ONE(list) { list, sizeof list / sizeof *list, K_##list }
static const struct { const char *const *words; size_t count; uint16_t bit; } LISTS[] = {
  ONE(KIN), ONE(INSIDE), ONE(TOWARDS), ONE(PLACE_NOUN), ONE(FEATURE), ONE(PEOPLE_OF), ONE(MEMBERS), ONE(COMPANY), ONE(KIND), ONE(OFFICER), ONE(DEALS)
};
#undef ONE

static uint16_t kinds(const typer *y, uint32_t t)
{
  uint32_t form = t < y->n->doc->tokens.count ? y->n->form[t] : NCORP_NONE;
  if (form >= y->n->words.count) return 0;
  uint16_t *of = &y->kinds[form];
  if (*of & K_KNOWN) return *of;
  *of = K_KNOWN;
  for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++)
    for (size_t k = 0; k < LISTS[i].count; k++)
      if (is(y, t, LISTS[i].words[k])) {
        *of |= LISTS[i].bit;
        break;
      }
  return *of;
}

bool nci_names_thing(const nci_names *n, uint32_t token)
{
  for (size_t i = 0; i < sizeof THING / sizeof *THING; i++)
    if (nci_token_is(n->doc, token, THING[i])) return true;
  return false;
}

/* A whole name's id: its words, whatever their case. */
static uint32_t string_of(typer *y, const nci_name *name, bool add)
{
  enum { LONGEST = 12 };
  uint32_t forms[LONGEST];
  uint32_t count = name->end - name->first;
  if (count > LONGEST) return NCORP_NONE;
  for (uint32_t i = 0; i < count; i++) forms[i] = y->n->form[name->first + i];
  ncorp_str key = nci_str((const char *)forms, count * sizeof *forms);
  if (!add) return nci_intern_find(&y->strings, key);
  uint32_t id = nci_intern_add(&y->strings, key);
  if (id == y->per.count && id != UINT32_MAX) {
    nci_vec_add(y->n->arena, &y->per, 0);
    nci_vec_add(y->n->arena, &y->org, 0);
    nci_vec_add(y->n->arena, &y->loc, 0);
    nci_vec_add(y->n->arena, &y->sums, ((scores){ 0, 0, 0 }));
  }
  return id < y->sums.count ? id : NCORP_NONE;
}

static bool common_word(const typer *y, const nci_name *name)
{
  return nci_names_flags(y->n, name->first) & (NCI_WORD_COMMON | NCI_WORD_NOT_NAME | NCI_WORD_STOP | NCI_WORD_ORG_HEAD |
                                               NCI_WORD_PLACE_HEAD | NCI_WORD_CALENDAR | NCI_WORD_HONORIFIC);
}

static void vote(typer *y, const nci_name *name)
{
  if (name->type > NCORP_LOC) return;
  uint32_t id = string_of(y, name, true);
  if (id == NCORP_NONE) return;
  uint32_t *votes = name->type == NCORP_PER ? y->per.at : name->type == NCORP_ORG ? y->org.at : y->loc.at;
  votes[id]++;
  if (name->type == NCORP_ORG && name->end > name->first + 1 && !common_word(y, name) && name->table == NCI_NO_TABLE &&
      y->n->form[name->first] < y->n->words.count)
    y->n->words.at[y->n->form[name->first]].org++;
  if (name->type != NCORP_PER) return;
  for (uint32_t t = name->first; t < name->end; t++)
    if (y->n->form[t] < y->n->words.count) y->n->words.at[y->n->form[t]].per++;
}

/* The type that the article's clear names give to this one, or NCI_TYPE_OPEN. */
static unsigned remembered(typer *y, const nci_name *name)
{
  uint32_t id = string_of(y, name, false);
  if (id != UINT32_MAX && id < y->loc.count) {
    uint32_t per = y->per.at[id], org = y->org.at[id], loc = y->loc.at[id];
    if (per + org + loc) return per >= org && per >= loc ? NCORP_PER : org >= loc ? NCORP_ORG : NCORP_LOC;
  }
  uint32_t last = y->n->form[name->end - 1];
  if (name->end == name->first + 1 && last < y->n->words.count && y->n->words.at[last].org > y->n->words.at[last].per)
    return NCORP_ORG; /* "Castleway" for Castleway Capital */
  if (last < y->n->words.count && y->n->words.at[last].per && !(y->n->words.at[last].flags & NCI_WORD_STOP) &&
      name->end - name->first <= 3)
    return NCORP_PER;
  return NCI_TYPE_OPEN;
}

static bool role_before(const typer *y, uint32_t first, uint32_t sentence_first)
{
  for (uint32_t t = first; t > sentence_first && t + 6 > first;) {
    const nci_lex_hit *role = nci_names_hit(y->n, --t, NCI_LEX_ROLES);
    if (role && role->end == first) return true;
  }
  return false;
}

static bool is_acronym(const typer *y, const nci_name *name)
{
  ncorp_str s = nci_token_text(y->n->doc, name->first);
  if (name->end != name->first + 1 || s.size < 2 || s.size > 7) return false;
  size_t upper = 0;
  for (size_t i = 0; i < s.size; i++) {
    if (!nci_is_upper(s.data[i]) && s.data[i] != '&' && s.data[i] != '.' && !nci_is_digit(s.data[i])) return false;
    upper += nci_is_upper(s.data[i]);
  }
  return upper >= 2;
}

static bool camel_case(const typer *y, uint32_t t)
{
  ncorp_str s = nci_token_text(y->n->doc, t);
  bool small = false;
  for (size_t i = 0; i < s.size; i++) {
    if (small && nci_is_upper(s.data[i]) && !nci_str_starts(s, NCI_STR("Mc")) && !nci_str_starts(s, NCI_STR("Mac"))) return true;
    small = nci_is_lower(s.data[i]);
  }
  return false;
}

static size_t length_of(const typer *y, uint32_t t) { return nci_token_text(y->n->doc, t).size; }

static void score_words(const typer *y, const nci_name *name, scores *s)
{
  const nci_names *n = y->n;
  uint32_t words = name->end - name->first, common = 0;
  uint32_t first = nci_names_flags(n, name->first), last = nci_names_flags(n, name->end - 1);
  for (uint32_t t = name->first; t < name->end; t++) {
    common += (nci_names_flags(n, t) & NCI_WORD_COMMON) != 0;
    if (is(y, t, "&")) s->org += 4;
    if (camel_case(y, t)) s->org += 2;
    /* "Mac OS X": persons have initials, no acronyms */
    if (words > 1 && nci_names_shape(n, t) & NCI_SHAPE_ALL_CAPS && !(nci_names_shape(n, t) & NCI_SHAPE_DOT) && length_of(y, t) > 1)
      s->per -= 4;
  }
  if (words > 1 && (nci_names_thing(n, name->end - 1) || is(y, name->first, "hurricane") || is(y, name->first, "operation") ||
                    is(y, name->first, "typhoon") || is(y, name->first, "cyclone")))
    s->per -= 6, s->org -= 6, s->loc -= 6;
  if (first & NCI_WORD_GIVEN) s->per += words > 1 ? 3 : 2;
  if (last & NCI_WORD_SURNAME) s->per += words > 1 ? 3 : 1;
  if (words == 2 && common == 0) s->per += 1;
  if (words > 1 && common == words) s->per -= 3;
  else if (words > 1 && common > 0 && !((first & NCI_WORD_GIVEN) || (last & NCI_WORD_SURNAME))) s->per -= 2;
  if (words > 3) s->per -= 2;
  if (is_acronym(y, name)) s->org += name->end - name->first == 1 && length_of(y, name->first) > 2 ? 3 : 1, s->per -= 2;
  if (words == 1 && first & NCI_WORD_COMMON) s->per -= 1;
}

static void score_context(const typer *y, const nci_name *name, const ncorp_sentence *sentence, scores *s)
{
  const nci_names *n = y->n;
  uint32_t first = name->first, end = name->end;
  if (first > sentence->first_token) {
    uint32_t before = first - 1;
    if (role_before(y, first, sentence->first_token)) s->per += 4;
    if (nci_names_flags(n, before) & NCI_WORD_HONORIFIC) s->per += 4;
    if (nci_names_flags(n, before) & NCI_WORD_REPORT) s->per += 2;
    if (kinds(y, before) & K_INSIDE) s->loc += 3, s->per -= 1;
    if (kinds(y, before) & K_TOWARDS) s->loc += 1;
    if (is(y, before, "of") && first > sentence->first_token + 1 && (kinds(y, before - 1) & K_PLACE_NOUN)) s->loc += 4;
    if (is(y, before, "of") && first > sentence->first_token + 1 && (kinds(y, before - 1) & K_PEOPLE_OF)) s->loc += 3;
    if (kinds(y, before) & K_PLACE_NOUN) s->loc += 1;
    if (is(y, before, "the")) s->per -= 3, s->org += s->org < 1;
    if (is(y, before, "a") || is(y, before, "an")) s->per -= 3;
    if (is(y, before, "with") || is(y, before, "by")) s->per += 1;
    if (is(y, before, "@")) s->org += 2;
    if (is(y, before, "at")) s->org += 1;
    if (kinds(y, before) & K_COMPANY) s->org += 4, s->per -= 1;
    if (first > sentence->first_token + 1 && (is(y, before, "of") || is(y, before, "for") || is(y, before, "with")) && (kinds(y, before - 1) & K_OFFICER))
      s->org += 2;
  }
  if (end >= sentence->end_token) return;
  if (nci_names_flags(n, end) & NCI_WORD_REPORT) s->per += 2;
  if (is(y, end, "who") || (is(y, end, ",") && is(y, end + 1, "who"))) s->per += 3;
  if (nci_names_shape(n, end) & NCI_SHAPE_CLITIC && end + 1 < sentence->end_token) {
    if (kinds(y, end + 1) & K_KIN) s->per += 3;
  }
  if (kinds(y, end) & K_KIND) s->org += 4, s->per -= 2;
  if (kinds(y, end) & K_FEATURE) s->loc += 4, s->per -= 1;
  if ((kinds(y, end) & K_PLACE_NOUN) && !is(y, end, "state") && !is(y, end, "capital")) s->loc += 3;
  if (kinds(y, end) & K_MEMBERS) s->org += 2;
  if (kinds(y, end) & K_DEALS) s->org += 2;
  if (is(y, end, ",") && end + 2 < sentence->end_token) {
    if (nci_names_shape(n, end + 1) & NCI_SHAPE_NUMBER && is(y, end + 2, ",")) s->per += 4;
    if (nci_names_hit(n, end + 1, NCI_LEX_COUNTRIES) || nci_names_hit(n, end + 1, NCI_LEX_REGIONS)) s->loc += 3;
  }
}

/* A lone letter is a name only as the place where people post: "wrote on X". */
static unsigned lone_letter(const typer *y, const nci_name *name)
{
  uint32_t t = name->first;
  return t > 0 && (is(y, t - 1, "on") || (is(y, t - 1, "to") && is(y, t + 1, "("))) && is(y, t, "x") ? NCORP_ORG : NCI_TYPE_OPEN;
}

/* "Hasaheisa and El Obeid": what stands in one list with a clear name is of its type, mostly. */
static void score_neighbour(const typer *y, const nci_name *other, uint32_t from, uint32_t to, scores *s)
{
  if (other->certainty != NCI_NAME_SURE || to != from + 1 || !(is(y, from, "and") || is(y, from, "or") || is(y, from, ","))) return;
  int weight = is(y, from, ",") ? 1 : 2;
  if (other->type == NCORP_LOC) s->loc += weight;
  else if (other->type == NCORP_ORG) s->org += weight;
  else if (other->type == NCORP_PER) s->per += weight;
}

/* Adds up what speaks for each type: the words once, the surroundings at every place. */
static void weigh(typer *y, uint32_t index, const ncorp_sentence *sentence)
{
  const nci_name *name = &y->n->list.at[index];
  uint32_t known = y->sums.count, id = string_of(y, name, true);
  if (id == NCORP_NONE) return;
  scores *s = &y->sums.at[id];
  if (id >= known) score_words(y, name, s);
  score_context(y, name, sentence, s);
  if (name->end == name->first + 1 && common_word(y, name)) return; /* a plain word is no name for the company that it keeps */
  if (index > 0) score_neighbour(y, name - 1, name[-1].end, name->first, s);
  if (index + 1 < y->n->list.count) score_neighbour(y, name + 1, name->end, name[1].first, s);
}

/* The type of an open name by its words and all its contexts, or NCI_TYPE_OPEN when nothing speaks for one. */
static unsigned judged(typer *y, const nci_name *name)
{
  uint32_t id = string_of(y, name, false);
  if (id >= y->sums.count) return NCI_TYPE_OPEN;
  scores s = y->sums.at[id];
  int best = s.per > s.org ? s.per : s.org;
  if (s.loc > best) best = s.loc;
  if (best <= 0 || (best == 1 && name->end == name->first + 1 && nci_names_starts(y->n, name->first))) return NCI_TYPE_OPEN;
  if (best == s.org && s.org > s.per && s.org > s.loc && s.org < 2) return NCI_TYPE_OPEN;
  return s.per == best ? NCORP_PER : s.loc == best ? NCORP_LOC : NCORP_ORG;
}

static unsigned fallback(const typer *y, const nci_name *name, uint8_t style)
{
  if (style != NCI_STYLE_PLAIN) return NCI_TYPE_OPEN;
  for (uint32_t t = name->first; t < name->end; t++)
    if (nci_names_shape(y->n, t) & NCI_SHAPE_DIGIT) return NCORP_MISC;
  uint32_t words = name->end - name->first, common = 0;
  for (uint32_t t = name->first; t < name->end; t++) common += (nci_names_flags(y->n, t) & NCI_WORD_COMMON) != 0;
  if (common) return NCORP_MISC;
  if (words == 1 && nci_names_starts(y->n, name->first)) return NCI_TYPE_OPEN;
  return words <= 3 && words > 1 ? NCORP_PER : NCORP_MISC;
}

/* A lone word that English also has, or an acronym of another kind, is no name on the strength of its capital. */
static bool too_plain(const typer *y, const nci_name *name)
{
  uint32_t f = nci_names_flags(y->n, name->first);
  /* "Exporters said", "Percentage of": an ending of common nouns on a word that only the start of a sentence writes with a
   * capital. */
  static const char *const endings[] = { "s", "tion", "ment", "age", "ness", "ity", "ing", "ism", "ance", "ence", "ed", "ly" };
  if (name->end == name->first + 1 && !(f & (NCI_WORD_GIVEN | NCI_WORD_SURNAME)) && nci_names_starts(y->n, name->first) &&
      y->n->words.at[y->n->form[name->first]].capital == 0)
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
      if (nci_str_ends(nci_token_text(y->n->doc, name->first), nci_cstr(endings[i]))) return true;
  const nci_lex_hit *role = nci_names_hit(y->n, name->first, NCI_LEX_ROLES);
  if (role && role->end >= name->end && !(f & NCI_WORD_SURNAME)) return true;
  return name->end == name->first + 1 && common_word(y, name);
}

/* A small town's name that the article's persons have ("Barack Obama", "President Obama"), where nothing says that it is a place. */
static bool is_persons(const typer *y, const nci_name *name)
{
  enum { LARGE = 200000 };
  const nci_names *n = y->n;
  uint32_t form = n->form[name->first];
  if (name->table != NCI_LEX_CITIES || name->end > name->first + 1 || form >= n->words.count || !n->words.at[form].per) return false;
  if (nci_names_population(n, name->row) >= LARGE) return false;
  return name->first == 0 || !(kinds(y, name->first - 1) & (K_INSIDE | K_TOWARDS));
}

static void drop(nci_names *n)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n->list.count; i++)
    if (n->list.at[i].type != NCI_TYPE_OPEN) n->list.at[kept++] = n->list.at[i];
  n->list.count = kept;
}

/* Suspects next to each other that the article's names explain as one person become one name. */
static void join_suspects(nci_names *n)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n->list.count; i++) {
    nci_name *name = &n->list.at[i], *last = kept ? &n->list.at[kept - 1] : NULL;
    if (last && last->end == name->first && last->type == NCORP_PER && name->type == NCORP_PER &&
        last->certainty == NCI_NAME_SUSPECT && name->certainty == NCI_NAME_SUSPECT &&
        !(nci_names_shape(n, name->first) & NCI_SHAPE_SENTENCE_START))
      last->end = name->end;
    else
      n->list.at[kept++] = *name;
  }
  n->list.count = kept;
}

void nci_names_types(nci_names *n)
{
  typer y = { .n = n };
  nci_intern_init(&y.strings, n->arena);
  y.kinds = nci_arena_alloc(n->arena, n->words.count, sizeof *y.kinds);
  if (!y.kinds) return;
  memset(y.kinds, 0, n->words.count * sizeof *y.kinds);
  for (uint32_t i = 0; i < n->list.count; i++)
    if (n->list.at[i].certainty == NCI_NAME_SURE) vote(&y, &n->list.at[i]);
  uint32_t sentence = 0;
  for (uint32_t i = 0; i < n->list.count; i++) {
    const nci_name *name = &n->list.at[i];
    while (sentence + 1 < n->doc->sentences.count && n->doc->sentences.at[sentence].end_token <= name->first) sentence++;
    if (name->certainty == NCI_NAME_OPEN) weigh(&y, i, &n->doc->sentences.at[sentence]);
  }
  for (uint32_t i = 0; i < n->list.count; i++) {
    nci_name *name = &n->list.at[i];
    if (name->certainty == NCI_NAME_SURE && is_persons(&y, name)) {
      name->type = NCORP_PER;
      name->table = NCI_NO_TABLE;
      name->place = NCI_PLACE_NONE;
      name->country = NCI_NO_STR;
    }
    if (name->certainty == NCI_NAME_SURE || name->certainty == NCI_NAME_SUSPECT) continue;
    if (name->end == name->first + 1 && length_of(&y, name->first) == 1) {
      name->type = (uint8_t)lone_letter(&y, name);
      name->certainty = name->type == NCORP_ORG ? NCI_NAME_LIKELY : NCI_NAME_SUSPECT;
      continue;
    }
    unsigned type = remembered(&y, name);
    if (type == NCI_TYPE_OPEN && name->certainty == NCI_NAME_OPEN) {
      type = judged(&y, name);
      if (too_plain(&y, name) && (type != NCORP_PER || !common_word(&y, name))) type = NCI_TYPE_OPEN;
    }
    if (type == NCI_TYPE_OPEN) continue;
    if (name->type != type) {
      name->table = NCI_NO_TABLE;
      name->place = NCI_PLACE_NONE;
    }
    name->type = (uint8_t)type;
    name->certainty = NCI_NAME_LIKELY;
    vote(&y, name);
  }
  sentence = 0;
  for (uint32_t i = 0; i < n->list.count; i++) {
    nci_name *name = &n->list.at[i];
    while (sentence + 1 < n->doc->sentences.count && n->doc->sentences.at[sentence].end_token <= name->first) sentence++;
    if (name->type != NCI_TYPE_OPEN) continue;
    unsigned type = remembered(&y, name);
    if (type == NCI_TYPE_OPEN && name->certainty == NCI_NAME_OPEN && !too_plain(&y, name)) type = fallback(&y, name, n->style[sentence]);
    name->type = (uint8_t)type;
  }
  drop(n);
  join_suspects(n);
}
