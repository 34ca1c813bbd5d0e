/* Offices and titles beside the names of persons, and for whom they act: before the name ("Danish Prime Minister X", "head of
 * Denmark's General Staff X", "Y's brother X"), after it ("X, Denmark's chief negotiator", "X, the wife of Y"), and over a
 * list ("a Danish delegation including X and Y"). Reads words only; what needs a tree is in role_trees.c. */
#include "meaning/names.h"
#include "lexicon_gen.h"

typedef struct reader {
  nci_names *n;
  uint32_t first, end; /* tokens of the sentence */
} reader;

/* The words of a role: of an office or of kin. */
typedef struct phrase {
  uint32_t first, end;
  uint32_t row, relation; /* of the one table or the other */
} phrase;

/* What the words before or behind a role tell. */
typedef struct whose {
  ncorp_str country;
  uint32_t of;      /* name, or none */
  uint32_t edge;    /* the first (before) or the last + 1 (behind) of the words */
  bool former, owner; /* owner: "Mali's", "its" */
} whose;

static bool is(const reader *r, uint32_t t, const char *word)
{
  return t >= r->first && t < r->end && nci_token_is(r->n->doc, t, word);
}

static bool in_words(const reader *r, uint32_t t, const char *const *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (is(r, t, list[i])) return true;
  return false;
}
#define IN(r, t, list) in_words((r), (t), (list), sizeof(list) / sizeof *(list))

static bool possessive(const reader *r, uint32_t t)
{
  return t < r->end && nci_names_shape(r->n, t) & NCI_SHAPE_CLITIC && !is(r, t, "n't");
}

static const char *const HIS[] = { "his", "her", "their", "its" };
static const char *const ONCE[] = { "former", "ex", "then", "late", "retired", "onetime", "erstwhile", "ousted", "deposed", "estranged" };
static const char *const ARTICLES[] = { "the", "a", "an" };

static bool article(const reader *r, uint32_t t) { return IN(r, t, ARTICLES); }

static const nci_name *name_on(const reader *r, uint32_t t)
{
  uint32_t i = t >= r->first && t < r->end ? r->n->name_at[t] : NCORP_NONE;
  return i == NCORP_NONE ? NULL : &r->n->list.at[i];
}

static bool person_on(const reader *r, uint32_t t)
{
  const nci_name *name = name_on(r, t);
  return name && name->type == NCORP_PER;
}

/* ---- roles and kin ---- */

const nci_lex_hit *nci_names_role_ending(const nci_names *n, uint32_t first, uint32_t end, uint32_t *start)
{
  enum { LONGEST = 8 };
  const nci_lex_hit *best = NULL;
  for (uint32_t t = end; t > first && t + LONGEST > end;) {
    t--;
    for (uint32_t h = n->hit_at[t]; h < n->hit_at[t + 1]; h++) {
      const nci_lex_hit *hit = &n->hits.at[h];
      if (hit->table == NCI_LEX_ROLES && hit->end == end) best = hit, *start = t;
    }
  }
  return best;
}

bool nci_names_relation(const nci_names *n, uint32_t token, uint32_t end, nci_lex_hit *hit)
{
  if (token >= end || !(n->tables_at[token] & NCI_LEX_SET(NCI_LEX_RELATIONS))) return false;
  return nci_lexicon_match_in(n->doc->lexicon, NCI_LEX_SET(NCI_LEX_RELATIONS), n->doc->text, n->doc->tokens.at, token, end, hit, 1, NULL) > 0;
}

static phrase of_role(const nci_lex_hit *hit, uint32_t start) { return (phrase){ start, hit->end, hit->row, NCORP_NONE }; }

/* The phrase that ends at a token, of an office or of kin; false when there is none. */
static bool phrase_ending(const reader *r, uint32_t end, phrase *out)
{
  enum { LONGEST = 6 };
  uint32_t start = 0;
  const nci_lex_hit *role = nci_names_role_ending(r->n, r->first, end, &start);
  if (role) *out = of_role(role, start);
  bool found = role != NULL;
  for (uint32_t t = end; t > r->first && t + LONGEST > end;) {
    nci_lex_hit kin;
    if (name_on(r, --t) || possessive(r, t)) break;
    if (nci_names_relation(r->n, t, end, &kin) && kin.end == end && (!found || t < out->first)) {
      *out = (phrase){ t, end, NCORP_NONE, kin.row };
      found = true;
    }
  }
  return found;
}

/* The phrase that begins at a token. */
static bool phrase_at(const reader *r, uint32_t t, phrase *out)
{
  nci_lex_hit kin;
  if (t >= r->end) return false;
  const nci_lex_hit *role = nci_names_hit(r->n, t, NCI_LEX_ROLES);
  bool related = nci_names_relation(r->n, t, r->end, &kin);
  if (related && (!role || kin.end > role->end)) *out = (phrase){ t, kin.end, NCORP_NONE, kin.row };
  else if (role) *out = of_role(role, t);
  return role || related;
}

/* It says nothing without an "of whom". */
static bool is_relation(const phrase *p) { return p->relation != NCORP_NONE; }

static bool is_kin(const reader *r, const phrase *p)
{
  return is_relation(p) && !nci_str_is(nci_lexicon_field(r->n->doc->lexicon, NCI_LEX_RELATIONS, p->relation, NCI_RELATIONS_KIND), "office");
}

static bool fits(const reader *r, const phrase *p, uint32_t of)
{
  return !is_relation(p) || (of != NCORP_NONE && (r->n->list.at[of].type == NCORP_PER) == is_kin(r, p));
}

/* ---- whose they are ---- */

ncorp_str nci_names_country_on(const nci_names *n, uint32_t token)
{
  bool found;
  ncorp_str country = nci_names_nationality(n, token, &found);
  if (found) return country;
  uint32_t i = n->name_at[token];
  const nci_name *name = i == NCORP_NONE ? NULL : &n->list.at[i];
  return name && name->type != NCORP_PER && name->place != NCI_PLACE_FEATURE ? name->country : NCI_NO_STR;
}

static ncorp_str country_on(const reader *r, uint32_t t)
{
  return t < r->first || t >= r->end ? NCI_NO_STR : nci_names_country_on(r->n, t);
}

/* Of whom "his" speaks: the person that "and" joins to it ("X and his wife"), else the sentence's only person before it. */
static uint32_t his_owner(const reader *r, uint32_t his)
{
  enum { FAR = 24 };
  if (is(r, his, "its") || is(r, his, "their")) return NCORP_NONE;
  if (is(r, his - 1, "and") && person_on(r, his - 2)) return r->n->name_at[his - 2];
  uint32_t only = NCORP_NONE;
  for (uint32_t t = his; t > r->first && t + FAR > his;) {
    if (!person_on(r, --t)) continue;
    if (only != NCORP_NONE && only != r->n->name_at[t]) return NCORP_NONE;
    only = r->n->name_at[t];
  }
  return only;
}

static bool plain_adjective(const reader *r, uint32_t t)
{
  static const char *const list[] = { "-", "special", "senior", "chief", "top", "new", "acting", "deputy", "interim", "economic", "longtime",
                                      "younger", "elder", "older", "eldest", "youngest", "oldest", "twin", "first", "second", "third", "only",
                                      "current", "outgoing", "newly", "elected", "veteran", "own", "middle", "surviving", "adult", "pregnant" };
  return IN(r, t, list);
}

/* The words before a role: "U.S. special envoy", "Ukraine's chief negotiator", "the former Danish", "his late". */
static whose before_role(const reader *r, uint32_t role)
{
  whose w = { .of = NCORP_NONE, .edge = role };
  for (uint32_t t = role, steps = 0; t > r->first && steps < 4; steps++) {
    t--;
    const nci_name *name = name_on(r, t);
    if (possessive(r, t)) {
      w.owner = true;
      if (name_on(r, t - 1)) w.edge = t;
      else { /* "the agency's director" */
        w.edge = t - (t > r->first);
        if (w.edge > r->first && article(r, w.edge - 1)) w.edge--;
      }
      continue;
    }
    if (IN(r, t, ONCE)) {
      w.former = true;
      w.edge = t;
      continue;
    }
    if (IN(r, t, HIS)) {
      w.owner = true;
      w.of = his_owner(r, t);
      w.edge = t;
      return w;
    }
    if (name && (possessive(r, t + 1) || (name->type != NCORP_PER && name->type != NCORP_MISC)) && w.of == NCORP_NONE) w.of = r->n->name_at[t];
    ncorp_str country = country_on(r, t);
    if (country.size) {
      w.country = country;
      w.edge = name ? name->first : t;
      break;
    }
    if (name) {
      if (name->type == NCORP_PER) {
        if (w.of != NCORP_NONE) w.edge = name->first;
        break;
      }
      w.edge = name->first;
      if (name->first > r->first + 1 && possessive(r, name->first - 1)) {
        w.country = country_on(r, name->first - 2);
        if (w.country.size) w.edge = name->first - 2;
        break;
      }
      t = name->first;
      continue;
    }
    if (!plain_adjective(r, t)) break;
    w.edge = t;
  }
  if (w.edge > r->first && IN(r, w.edge - 1, ONCE)) { /* "Former Irish" */
    w.former = true;
    w.edge--;
  }
  if (w.edge > r->first && article(r, w.edge - 1)) w.edge--;
  return w;
}

/* "of Ukraine", "of the U.S. Treasury", "for Denmark", "to Paris", "from Austria" behind a role. */
static whose behind_role(const reader *r, uint32_t t)
{
  static const char *const links[] = { "of", "for", "to", "at", "from", "in" };
  whose w = { .of = NCORP_NONE, .edge = t };
  if (!IN(r, t, links)) return w;
  bool from = is(r, t, "from") || is(r, t, "in");
  bool country = is(r, t, "of") || is(r, t, "for") || from;
  t++;
  if (article(r, t)) t++;
  const nci_lex_hit *title = t < r->end ? nci_names_hit(r->n, t, NCI_LEX_ROLES) : NULL; /* "adviser to President X" */
  if (title && person_on(r, title->end)) t = title->end;
  const nci_name *name = name_on(r, t);
  if (from && (!name || name->place != NCI_PLACE_COUNTRY)) return w;
  if (country) w.country = country_on(r, t);
  if (name && !from) w.of = r->n->name_at[t];
  if (name) w.edge = name->end;
  else if (w.country.size) w.edge = t + 1;
  return w;
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
static ncorp_str sector_of(const reader *r, const phrase *p, ncorp_str country)
{
  if (is_kin(r, p)) return NCI_NO_STR;
  ncorp_str own = p->row == NCORP_NONE ? NCI_NO_STR : nci_lexicon_field(r->n->doc->lexicon, NCI_LEX_ROLES, p->row, NCI_ROLES_SECTOR);
  ncorp_str body = NCI_NO_STR;
  if (own.size && !nci_str_eq(own, NCI_STR("GOV")) && !nci_str_eq(own, NCI_STR("BUS"))) return own;
  uint32_t after = p->end, before = p->first;
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

/* ---- putting them down ---- */

static nci_role *add(reader *r, nci_role role)
{
  nci_role *at = nci_vec_push(r->n->arena, &r->n->roles);
  if (at) *at = role;
  return at;
}

static void add_role(reader *r, uint32_t name, const phrase *p, whose w, uint32_t to, ncorp_str because)
{
  for (uint32_t t = p->first; t < p->end && w.of == NCORP_NONE && !is_relation(p); t++) w.of = r->n->name_at[t]; /* "secretary of the Security Council" */
  if (w.of == name || (is_kin(r, p) && !fits(r, p, w.of))) w.of = NCORP_NONE;
  uint32_t from = w.edge < p->first ? w.edge : p->first;
  nci_role role = { .first = p->first, .end = p->end, .row = p->row, .relation = p->relation, .name = name, .of = w.of, .from = from,
                    .to = to > p->end ? to : p->end, .country = is_kin(r, p) ? NCI_NO_STR : w.country, .because = because, .former = w.former };
  role.sector = sector_of(r, p, role.country);
  ncorp_str gender = nci_names_role_gender(r->n, &role);
  if (gender.size) r->n->list.at[name].gender = gender.data[0] == 'f' ? NCI_GENDER_FEMALE : NCI_GENDER_MALE;
  add(r, role);
}

/* Somebody acts for a country or body without a named office. */
static nci_role *add_side(reader *r, uint32_t name, ncorp_str country, ncorp_str sector, ncorp_str because)
{
  uint32_t at = r->n->list.at[name].first;
  return add(r, (nci_role){ .first = at, .end = at, .row = NCORP_NONE, .relation = NCORP_NONE, .name = name, .of = NCORP_NONE, .from = at, .to = at,
                            .country = country, .sector = sector, .because = because });
}

/* ---- before the name ---- */

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

/* A noun phrase that opens a sentence or clause, or follows a verb: not one in "a letter to the king, X said". */
static bool in_phrase(const reader *r, uint32_t first, const nci_name *x)
{
  static const char *const links[] = { "to", "about", "with", "by", "from", "against", "for", "on", "at" };
  return first > r->first && IN(r, first - 1, links) && !is(r, x->end, ",");
}

/* "her Peruvian counterpart[,] X": the office that was named last. */
static bool counterpart(reader *r, uint32_t name)
{
  uint32_t t = r->n->list.at[name].first;
  if (is(r, t - 1, ",")) t--;
  if (t < r->first + 2 || !is(r, t - 1, "counterpart")) return false;
  whose w = before_role(r, t - 1);
  uint32_t i = r->n->roles.count;
  while (i > 0 && r->n->roles.at[i - 1].row == NCORP_NONE) i--;
  if (i == 0) {
    nci_role *side = add_side(r, name, w.country, NCI_NO_STR, NCI_STR("counterpart"));
    if (!side) return true;
    side->word = NCI_STR("counterpart");
    side->from = w.edge, side->to = t;
    return true;
  }
  nci_role same = r->n->roles.at[i - 1];
  add(r, (nci_role){ .first = t - 1, .end = t, .row = same.row, .relation = NCORP_NONE, .name = name, .of = NCORP_NONE, .from = w.edge, .to = t,
                     .country = w.country, .sector = same.sector, .because = NCI_STR("counterpart") });
  return true;
}

/* "... Prime Minister X", "Y's brother, X," */
static bool role_directly_before(reader *r, uint32_t name)
{
  const nci_name *x = &r->n->list.at[name];
  phrase p;
  bool comma = false;
  uint32_t at = x->first;
  if (!phrase_ending(r, at, &p)) {
    at = addressed(r, x);
    if (at < x->first && phrase_ending(r, at, &p)) comma = false;
    else if (apposed(r, x) && phrase_ending(r, at - 1, &p)) comma = true;
    else return false;
  }
  whose w = before_role(r, p.first);
  /* an apposition, no item of a list: the office is somebody's */
  if (comma && (in_phrase(r, w.edge, x) ||
                !(w.owner || w.country.size || is(r, p.first - 1, "the") || (p.first > r->first && nci_names_flags(r->n, p.first - 1) & NCI_WORD_ORG_HEAD))))
    return false;
  if (is_relation(&p) && !(w.owner || (!is_kin(r, &p) && w.of != NCORP_NONE))) return false;
  if (!w.country.size) w.country = country_on(r, p.first); /* the role's own words: "White House spokesman" */
  if (w.of == NCORP_NONE && !w.owner) { /* "Dean X of the University" */
    whose behind = behind_role(r, x->end);
    if (is(r, x->end, "of") || is(r, x->end, "for")) {
      w.of = behind.of;
      if (!w.country.size && behind.of != NCORP_NONE && r->n->list.at[behind.of].place == NCI_PLACE_COUNTRY) w.country = behind.country;
    }
  }
  add_role(r, name, &p, w, p.end, w.owner ? NCI_STR("possessive") : comma ? NCI_STR("apposition") : NCI_STR("title"));
  return true;
}

/* "Chief of Denmark's General Staff X", "secretary of the Security Council (SC) X", "ambassador to Paris X" */
static bool role_with_of_before(reader *r, uint32_t name)
{
  uint32_t t = r->n->list.at[name].first, plain = 0, end = t, of = NCORP_NONE;
  ncorp_str country = NCI_NO_STR;
  bool something = false, comma = apposed(r, &r->n->list.at[name]);
  if (comma) end = t = addressed(r, &r->n->list.at[name]) - 1;
  for (uint32_t steps = 0; t > r->first && steps < 12; steps++) {
    t--;
    bool to = is(r, t, "to");
    if (is(r, t, "of") || is(r, t, "for") || to) {
      phrase p;
      if (!something || !phrase_ending(r, t, &p)) return false;
      whose w = before_role(r, p.first);
      if (comma && in_phrase(r, w.edge, &r->n->list.at[name])) return false;
      if (!fits(r, &p, of)) return false;
      if (country.size && !to) w.country = country;
      if (of != NCORP_NONE) w.of = of;
      add_role(r, name, &p, w, end, comma ? NCI_STR("apposition") : NCI_STR("title"));
      return true;
    }
    const nci_name *other = name_on(r, t);
    if (other && other->type == NCORP_PER) {
      if (!comma || something || !(is(r, other->first - 1, "of"))) return false; /* "The father of Y, X," */
      of = r->n->name_at[t];
      t = other->first;
      something = true;
    } else if (other) {
      if (!country.size) country = country_on(r, t);
      if (of == NCORP_NONE || is(r, other->end, "(")) of = r->n->name_at[t];
      t = other->first;
      something = true;
    } else if (possessive(r, t) || is(r, t, "(") || is(r, t, ")") || is(r, t, "the"))
      continue;
    else {
      bool found;
      ncorp_str national = nci_names_nationality(r->n, t, &found);
      if (found && !country.size) country = national;
      if (!found && !(nci_names_shape(r->n, t) & NCI_SHAPE_CAPITAL) &&
          !(comma && plain++ < 3 && nci_names_shape(r->n, t) & NCI_SHAPE_LOWER && !(nci_names_flags(r->n, t) & NCI_WORD_STOP)))
        return false;
      something = true;
    }
  }
  return false;
}

/* ---- behind the name ---- */

static bool is_copula(const reader *r, uint32_t t)
{
  static const char *const list[] = { "is", "was", "serves", "served", "became", "remains" };
  return IN(r, t, list);
}

/* What somebody is who does this with a body. */
static const struct { const char *verb, *word; } LEADS[] = {
  { "runs", "head" }, { "leads", "head" }, { "heads", "head" }, { "chairs", "chair" }, { "commands", "commander" },
  { "represents", "representative" }, { "owns", "owner" }, { "manages", "manager" }, { "coaches", "coach" }, { "ran", "head" },
  { "led", "head" }, { "headed", "head" }, { "chaired", "chair" }, { "commanded", "commander" }, { "represented", "representative" },
  { "founded", "founder" }
};

/* "X, who runs the Moldovan grid", "X, who leads the teachers' union"; false when it is another verb. */
static bool body_led(reader *r, uint32_t name, uint32_t verb)
{
  enum { FAR = 6 };
  const char *word = NULL;
  for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS && !word; i++)
    if (is(r, verb, LEADS[i].verb)) word = LEADS[i].word;
  if (!word) return false;
  ncorp_str country = NCI_NO_STR, sector = NCI_NO_STR;
  uint32_t of = NCORP_NONE, t = verb + 1, first = t;
  for (uint32_t last = t + FAR; t < last && t < r->end; t++) {
    if (is(r, t, "in") || is(r, t, ",") || is(r, t, ".") || is(r, t, "at") || is(r, t, "from")) break;
    if (!country.size) country = country_on(r, t);
    if (!sector.size) sector_on(r, t, &sector);
    if (of == NCORP_NONE && name_on(r, t) && !possessive(r, name_on(r, t)->end)) of = r->n->name_at[t];
  }
  if (!country.size && !sector.size && of == NCORP_NONE) return true;
  nci_role *side = add_side(r, name, country, sector, NCI_STR("relative-clause"));
  if (!side) return true;
  side->word = nci_cstr(word);
  side->of = of;
  side->from = verb, side->to = of != NCORP_NONE ? r->n->list.at[of].end : t > first ? t : first;
  return true;
}

/* "X, Denmark's chief negotiator", "X, 45, a former adviser to", "X, who serves as Denmark's envoy", "X is president of" */
static void role_after(reader *r, uint32_t name)
{
  enum { FAR = 7, MOST_PLAIN = 3 };
  uint32_t t = r->n->list.at[name].end, steps = 0, plain = 0;
  bool comma = is(r, t, ",") || is(r, t, "\xe2\x80\x94") || is(r, t, "(");
  if (comma) t++;
  if (comma && t + 1 < r->end && nci_names_shape(r->n, t) & NCI_SHAPE_NUMBER && is(r, t + 1, ",")) t += 2;
  if (is(r, t, "who") && body_led(r, name, t + 1)) return;
  if (is(r, t, "who")) t++;
  bool copula = is_copula(r, t);
  if (copula) t++;
  if (!comma && !copula) return;
  if (is(r, t, "as")) t++;
  uint32_t from = t;
  whose w = { .of = NCORP_NONE };
  for (; t < r->end && steps < FAR; steps++) {
    phrase p;
    if (phrase_at(r, t, &p)) {
      if (person_on(r, p.end)) return; /* "X, President Y and ..." is a list of persons, no apposition. */
      if (possessive(r, p.end)) return;
      whose behind = behind_role(r, p.end);
      if (!w.country.size) w.country = behind.country;
      if (w.of == NCORP_NONE) w.of = behind.of;
      if (!fits(r, &p, w.of)) return;
      w.edge = from;
      add_role(r, name, &p, w, behind.edge, copula ? NCI_STR("copula") : NCI_STR("apposition"));
      return;
    }
    ncorp_str here = country_on(r, t);
    const nci_name *other = name_on(r, t);
    if (other) {
      bool owner = possessive(r, other->end);
      if (other->type == NCORP_PER && !owner) return;
      w.of = r->n->name_at[t];
      if (here.size) w.country = here;
      t = other->end + (owner && other->type == NCORP_PER);
      continue;
    }
    if (here.size) w.country = here;
    if (IN(r, t, ONCE)) w.former = true;
    else if (possessive(r, t)) {
      t++;
      continue;
    } else if (is(r, t, "not") || !(nci_names_shape(r->n, t) & NCI_SHAPE_WORD || is(r, t, "-"))) return;
    else if (nci_names_flags(r->n, t) & NCI_WORD_STOP && !article(r, t) && !IN(r, t, HIS) && !is(r, t, "one")) return;
    else if (nci_names_shape(r->n, t) & NCI_SHAPE_LOWER && !article(r, t) && !plain_adjective(r, t) && plain++ == MOST_PLAIN) return;
    t++;
  }
}

/* ---- lists ---- */

static bool is_group(const reader *r, uint32_t t)
{
  static const char *const list[] = { "delegation", "team", "officials", "negotiators", "side", "representatives", "delegates",
                                      "ministers", "diplomats", "group", "leaders" };
  return IN(r, t, list);
}

/* "a Danish delegation including Foreign Minister X, Y and Z": they act for Denmark. */
static void list_of_delegates(reader *r, const nci_nationality *nation)
{
  uint32_t t = nation->end;
  if (!is_group(r, t) && is_group(r, t + 1)) t++;
  if (!is_group(r, t)) return;
  uint32_t group_end = ++t;
  if (is(r, t, ",")) t++;
  if (is(r, t, "including")) t++;
  else if ((is(r, t, "led") || is(r, t, "headed")) && is(r, t + 1, "by")) t += 2;
  else return;
  enum { LONGEST = 64 };
  for (uint32_t last = t + LONGEST; t < r->end && t < last;) {
    const nci_name *x = name_on(r, t);
    const nci_lex_hit *role = nci_names_hit(r->n, t, NCI_LEX_ROLES);
    if (x && x->type == NCORP_PER) {
      nci_role *side = add_side(r, r->n->name_at[t], nation->iso3, NCI_NO_STR, NCI_STR("delegation"));
      if (!side) return;
      side->word = NCI_STR("delegate");
      side->from = nation->first, side->to = group_end;
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
      if (n->nationalities.at[nation].iso3.size) list_of_delegates(&r, &n->nationalities.at[nation]);
  }
}
