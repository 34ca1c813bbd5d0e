/* Offices and titles beside the names of persons, and the country that the holder acts for: before the name ("Danish Prime
 * Minister X", "head of Denmark's General Staff X"), after it ("X, Denmark's chief negotiator"), and over a list ("a
 * Danish delegation including X and Y"). */
#include "meaning/names.h"
#include "lexicon_gen.h"

typedef struct reader {
  nci_names *n;
  uint32_t first, end; /* tokens of the sentence */
} reader;

static bool is(const reader *r, uint32_t t, const char *word)
{
  return t >= r->first && t < r->end && nci_token_is(r->n->doc, t, word);
}

static bool possessive(const reader *r, uint32_t t)
{
  return t < r->end && nci_names_shape(r->n, t) & NCI_SHAPE_CLITIC && !is(r, t, "n't");
}

static const nci_name *name_on(const reader *r, uint32_t t)
{
  uint32_t i = t >= r->first && t < r->end ? r->n->name_at[t] : NCORP_NONE;
  return i == NCORP_NONE ? NULL : &r->n->list.at[i];
}

/* The role phrase that ends at a token, the longest; NULL when there is none. *start: its first token. */
static const nci_lex_hit *role_ending(const reader *r, uint32_t end, uint32_t *start)
{
  enum { LONGEST = 8 };
  const nci_lex_hit *best = NULL;
  for (uint32_t t = end; t > r->first && t + LONGEST > end;) {
    t--;
    for (uint32_t h = r->n->hit_at[t]; h < r->n->hit_at[t + 1]; h++) {
      const nci_lex_hit *hit = &r->n->hits.at[h];
      if (hit->table == NCI_LEX_ROLES && hit->end == end) best = hit, *start = t;
    }
  }
  return best;
}

/* The country that a token names: a nationality adjective, a country, an organisation of a country. */
static ncorp_str country_on(const reader *r, uint32_t t)
{
  bool found;
  if (t < r->first || t >= r->end) return NCI_NO_STR;
  ncorp_str country = nci_names_nationality(r->n, t, &found);
  if (found) return country;
  const nci_name *name = name_on(r, t);
  return name && name->type != NCORP_PER && name->place != NCI_PLACE_FEATURE ? name->country : NCI_NO_STR;
}

/* The country in the words before a role: "U.S. special envoy", "Ukraine's chief negotiator", "the former Danish". */
static ncorp_str country_before(const reader *r, uint32_t role, bool *former)
{
  for (uint32_t t = role, steps = 0; t > r->first && steps < 4; steps++) {
    t--;
    if (possessive(r, t)) continue;
    if (is(r, t, "former") || is(r, t, "ex") || is(r, t, "then")) {
      *former = true;
      continue;
    }
    ncorp_str country = country_on(r, t);
    if (country.size) return country;
    if (name_on(r, t)) {
      const nci_name *name = name_on(r, t);
      if (name->type == NCORP_PER) return NCI_NO_STR;
      if (name->first > r->first && possessive(r, name->first - 1)) return country_on(r, name->first - 2);
      t = name->first;
      continue;
    }
    if (is(r, t, "-") || is(r, t, "special") || is(r, t, "senior") || is(r, t, "chief") || is(r, t, "top") || is(r, t, "new") ||
        is(r, t, "acting") || is(r, t, "deputy") || is(r, t, "interim") || is(r, t, "economic"))
      continue;
    return NCI_NO_STR;
  }
  return NCI_NO_STR;
}

/* The country in "of Ukraine", "of the U.S. Treasury", "for Denmark" after a role. */
static ncorp_str country_after(const reader *r, uint32_t t)
{
  if (!is(r, t, "of") && !is(r, t, "for")) return NCI_NO_STR;
  t++;
  if (is(r, t, "the")) t++;
  return country_on(r, t);
}

/* The sector of the organisation that covers a token, or of the common noun that stands there for one; false when there
 * is none or its words tell nothing. */
static bool sector_on(const reader *r, uint32_t t, ncorp_str *sector)
{
  if (t < r->first || t >= r->end) return false;
  const nci_name *name = name_on(r, t);
  if (!name) return nci_names_flags(r->n, t) & NCI_WORD_ORG_HEAD && nci_names_sector(r->n, t, t + 1, sector);
  if (name->type != NCORP_ORG) return false;
  if (name->table != NCI_LEX_ORGANISATIONS) return nci_names_sector(r->n, name->first, name->end, sector);
  *sector = nci_lexicon_field(r->n->doc->lexicon, NCI_LEX_ORGANISATIONS, name->row, NCI_ORGANISATIONS_SECTOR);
  return true;
}

/* The sector of an office. The president of a federation is in no government: where an office can be one of any body
 * ("president", "secretary", "spokesman"), the body decides. */
static ncorp_str sector_of(const reader *r, uint32_t start, const nci_lex_hit *hit, ncorp_str country)
{
  ncorp_str own = nci_lexicon_field(r->n->doc->lexicon, NCI_LEX_ROLES, hit->row, NCI_ROLES_SECTOR), body = NCI_NO_STR;
  if (own.size && !nci_str_eq(own, NCI_STR("GOV")) && !nci_str_eq(own, NCI_STR("BUS"))) return own;
  uint32_t after = hit->end, before = start;
  bool found = false;
  const nci_name *holder = name_on(r, after);
  if (holder && holder->type == NCORP_PER) after = holder->end; /* "Dean X of the University" */
  if (is(r, after, "of") || is(r, after, "for") || is(r, after, "at")) {
    after++;
    if (is(r, after, "the")) after++;
    found = sector_on(r, after, &body);
  }
  if (!found && before > r->first) {
    before--;
    if (possessive(r, before) && before > r->first) before--;
    found = sector_on(r, before, &body);
  }
  bool national = country.size && nci_str_eq(body, NCI_STR("IGO")); /* "Ukraine's Security Council" is its own */
  return found && !national ? body : own;
}

static void add_role(reader *r, uint32_t name, uint32_t start, const nci_lex_hit *hit, ncorp_str country, bool former)
{
  nci_role *role = nci_vec_push(r->n->arena, &r->n->roles);
  if (role) *role = (nci_role){ start, hit->end, hit->row, name, country, sector_of(r, start, hit, country), former };
}

/* Somebody acts for a country or body without a named office. */
static void add_side(reader *r, uint32_t name, ncorp_str country, ncorp_str sector)
{
  nci_role *role = nci_vec_push(r->n->arena, &r->n->roles);
  uint32_t at = r->n->list.at[name].first;
  if (role) *role = (nci_role){ at, at, NCORP_NONE, name, country, sector, false };
}

/* Where a name begins with the forms of address before it: "its chairman, Alhaji X". */
static uint32_t addressed(const reader *r, const nci_name *x)
{
  uint32_t first = x->first;
  while (first > r->first && nci_names_flags(r->n, first - 1) & NCI_WORD_HONORIFIC && !name_on(r, first - 1)) first--;
  return first;
}

/* A comma before a name that a comma or the end of the sentence follows: "Mali's foreign minister, X, said". */
static bool apposed(const reader *r, const nci_name *x)
{
  if (!is(r, addressed(r, x) - 1, ",")) return false;
  return x->end >= r->end || is(r, x->end, ",") || is(r, x->end, ".") || is(r, x->end, ";") || is(r, x->end, ")") ||
         nci_names_flags(r->n, x->end) & NCI_WORD_REPORT;
}

/* "her Peruvian counterpart[,] X": the office that was named last. */
static bool counterpart(reader *r, uint32_t name)
{
  uint32_t t = r->n->list.at[name].first;
  if (is(r, t - 1, ",")) t--;
  if (t < r->first + 2 || !is(r, t - 1, "counterpart")) return false;
  bool former = false;
  ncorp_str country = country_before(r, t - 1, &former);
  uint32_t i = r->n->roles.count;
  while (i > 0 && r->n->roles.at[i - 1].row == NCORP_NONE) i--;
  if (i == 0) {
    add_side(r, name, country, NCI_NO_STR);
    return true;
  }
  nci_role same = r->n->roles.at[i - 1];
  nci_role *role = nci_vec_push(r->n->arena, &r->n->roles);
  if (role) *role = (nci_role){ t - 1, t, same.row, name, country, same.sector, false };
  return true;
}

/* "... Prime Minister X" */
static bool role_directly_before(reader *r, uint32_t name)
{
  uint32_t start = 0;
  const nci_name *x = &r->n->list.at[name];
  const nci_lex_hit *hit = role_ending(r, x->first, &start);
  if (!hit && apposed(r, x)) {
    hit = role_ending(r, addressed(r, x) - 1, &start);
    /* an apposition, no item of a list: the office is somebody's */
    if (hit && start > r->first && !possessive(r, start - 1) && !is(r, start - 1, "the") && !is(r, start - 1, "its") &&
        !is(r, start - 1, "his") && !is(r, start - 1, "her") && !is(r, start - 1, "their") && !country_on(r, start - 1).size &&
        !(nci_names_flags(r->n, start - 1) & NCI_WORD_ORG_HEAD))
      hit = NULL;
  }
  if (!hit) return false;
  bool former = false;
  ncorp_str country = country_before(r, start, &former);
  if (!country.size) country = country_on(r, start); /* the role's own words: "White House spokesman" */
  add_role(r, name, start, hit, country, former);
  return true;
}

/* "Chief of Denmark's General Staff X", "secretary of the Security Council (SC) X" */
static bool role_with_of_before(reader *r, uint32_t name)
{
  uint32_t t = r->n->list.at[name].first, plain = 0;
  ncorp_str country = NCI_NO_STR;
  bool something = false, comma = apposed(r, &r->n->list.at[name]);
  if (comma) t = addressed(r, &r->n->list.at[name]) - 1;
  for (uint32_t steps = 0; t > r->first && steps < 12; steps++) {
    t--;
    if (is(r, t, "of") || is(r, t, "for")) {
      uint32_t start = 0;
      const nci_lex_hit *hit = something ? role_ending(r, t, &start) : NULL;
      if (!hit) return false;
      bool former = false;
      if (!country.size) country = country_before(r, start, &former);
      add_role(r, name, start, hit, country, former);
      return true;
    }
    const nci_name *other = name_on(r, t);
    if (other && other->type == NCORP_PER) return false;
    if (other) {
      if (!country.size) country = country_on(r, t);
      t = other->first;
      something = true;
    } else if (possessive(r, t) || is(r, t, "(") || is(r, t, ")") || is(r, t, "the"))
      continue;
    else {
      bool found;
      ncorp_str of = nci_names_nationality(r->n, t, &found);
      if (found && !country.size) country = of;
      if (!found && !(nci_names_shape(r->n, t) & NCI_SHAPE_CAPITAL) &&
          !(comma && plain++ < 3 && nci_names_shape(r->n, t) & NCI_SHAPE_LOWER && !(nci_names_flags(r->n, t) & NCI_WORD_STOP)))
        return false;
      something = true;
    }
  }
  return false;
}

static bool is_copula(const reader *r, uint32_t t)
{
  return is(r, t, "is") || is(r, t, "was") || is(r, t, "serves") || is(r, t, "served") || is(r, t, "became") || is(r, t, "remains");
}

static bool leads(const reader *r, uint32_t t)
{
  static const char *const list[] = { "runs", "leads", "heads", "chairs", "commands", "represents", "owns", "manages", "coaches",
                                      "ran", "led", "headed", "chaired", "commanded", "represented", "founded" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (is(r, t, list[i])) return true;
  return false;
}

/* "X, who runs the Moldovan grid", "X, who leads the teachers' union" */
static void body_led(reader *r, uint32_t name, uint32_t t)
{
  enum { FAR = 6 };
  ncorp_str country = NCI_NO_STR, sector = NCI_NO_STR;
  for (uint32_t last = t + FAR; t < last && t < r->end; t++) {
    if (is(r, t, "in") || is(r, t, ",") || is(r, t, ".") || is(r, t, "at") || is(r, t, "from")) break;
    if (!country.size) country = country_on(r, t);
    if (!sector.size) sector_on(r, t, &sector);
  }
  if (country.size || sector.size) add_side(r, name, country, sector);
}

/* "X, Denmark's chief negotiator", "X, a former adviser to", "X, who serves as Denmark's envoy", "X is president of" */
static void role_after(reader *r, uint32_t name)
{
  uint32_t t = r->n->list.at[name].end, steps = 0;
  bool comma = is(r, t, ",") || is(r, t, "\xe2\x80\x94") || is(r, t, "(");
  if (comma) t++;
  if (is(r, t, "who")) {
    t++;
    if (leads(r, t)) {
      body_led(r, name, t + 1);
      return;
    }
  }
  bool copula = is_copula(r, t);
  if (copula) t++;
  if (!comma && !copula) return;
  if (is(r, t, "as")) t++;
  ncorp_str country = NCI_NO_STR;
  bool former = false;
  for (; t < r->end && steps < 7; steps++) {
    const nci_lex_hit *hit = nci_names_hit(r->n, t, NCI_LEX_ROLES);
    if (hit) {
      /* "X, President Y and ..." is a list of persons, no apposition. */
      if (name_on(r, hit->end) && name_on(r, hit->end)->type == NCORP_PER) return;
      if (!country.size) country = country_after(r, hit->end);
      add_role(r, name, t, hit, country, former);
      return;
    }
    ncorp_str here = country_on(r, t);
    const nci_name *other = name_on(r, t);
    if (other && other->type == NCORP_PER) {
      if (!possessive(r, other->end)) return;
      t = other->end + 1;
      continue;
    }
    if (here.size) country = here;
    if (is(r, t, "former")) former = true;
    else if (is(r, t, ",") || is(r, t, "and") || is(r, t, ".") || is(r, t, ";") || is(r, t, "who")) return;
    t = other ? other->end : t + 1;
  }
}

static bool is_group(const reader *r, uint32_t t)
{
  static const char *const list[] = { "delegation", "team", "officials", "negotiators", "side", "representatives", "delegates",
                                      "ministers", "diplomats", "group", "leaders" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (is(r, t, list[i])) return true;
  return false;
}

/* "a Danish delegation including Foreign Minister X, Y and Z": they act for Denmark. */
static void list_of_delegates(reader *r, uint32_t nation_end, ncorp_str country)
{
  uint32_t t = nation_end;
  if (!is_group(r, t) && is_group(r, t + 1)) t++;
  if (!is_group(r, t)) return;
  t++;
  if (is(r, t, ",")) t++;
  if (is(r, t, "including")) t++;
  else if ((is(r, t, "led") || is(r, t, "headed")) && is(r, t + 1, "by")) t += 2;
  else return;
  enum { LONGEST = 64 };
  for (uint32_t last = t + LONGEST; t < r->end && t < last;) {
    const nci_name *x = name_on(r, t);
    const nci_lex_hit *role = nci_names_hit(r->n, t, NCI_LEX_ROLES);
    if (x && x->type == NCORP_PER) {
      add_side(r, r->n->name_at[t], country, NCI_NO_STR);
      t = x->end;
    } else if (x)
      t = x->end;
    else if (role)
      t = role->end;
    else if (is(r, t, ",") || is(r, t, "and") || is(r, t, "the") || is(r, t, "of") || is(r, t, "as") || is(r, t, "well") ||
             nci_names_shape(r->n, t) & NCI_SHAPE_CAPITAL)
      t++;
    else
      return;
  }
}

void nci_names_roles(nci_names *n)
{
  uint32_t name = 0, nation = 0;
  for (uint32_t s = 0; s < n->doc->sentences.count && !n->arena->failed; s++) {
    reader r = { n, n->doc->sentences.at[s].first_token, n->doc->sentences.at[s].end_token };
    for (; name < n->list.count && n->list.at[name].first < r.end; name++) {
      if (n->list.at[name].type != NCORP_PER || n->list.at[name].first < r.first) continue;
      if (!counterpart(&r, name) && !role_directly_before(&r, name)) role_with_of_before(&r, name);
      role_after(&r, name);
    }
    for (; nation < n->nationalities.count && n->nationalities.at[nation].first < r.end; nation++)
      if (n->nationalities.at[nation].iso3.size) list_of_delegates(&r, n->nationalities.at[nation].end, n->nationalities.at[nation].iso3);
  }
}
