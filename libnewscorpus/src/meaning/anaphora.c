/* Pronouns and descriptions that mean a person of the article. Precision first: what is not clear is left out.
 *
 * "he" and "she" mean the first person of their own sentence before them, else whom the sentence before was about; the
 * gender must not speak against it. "the envoy", "the Danish leader" mean the one person of the article that holds such an
 * office, for that country where one is named. Words inside quotation marks are left alone. */
#include "meaning/names.h"
#include "lexicon_gen.h"

typedef struct walker {
  nci_names *n;
  nci_anaphors *out;
  uint32_t name;     /* the next name in the text */
  uint32_t focus;    /* the entity that the text is about, or none */
  uint32_t idle;     /* sentences since the focus was named */
  bool quoted;
  const uint32_t *holder_of_form; /* [form of an office's last word] -> the first role of the list with it, or none */
  const uint32_t *next_holder;    /* [role] -> the next with the same word */
} walker;

static bool is(const walker *w, uint32_t t, const char *word) { return nci_token_is(w->n->doc, t, word); }

static bool person(const walker *w, uint32_t name) { return w->n->list.at[name].type == NCORP_PER && w->n->list.at[name].entity != NCORP_NONE; }

static void watch_quotes(walker *w, uint32_t t)
{
  uint16_t shape = nci_names_shape(w->n, t);
  if (shape & NCI_SHAPE_OPEN_QUOTE && shape & NCI_SHAPE_CLOSE_QUOTE) w->quoted = !w->quoted;
  else if (shape & NCI_SHAPE_OPEN_QUOTE) w->quoted = true;
  else if (shape & NCI_SHAPE_CLOSE_QUOTE) w->quoted = false;
}

/* A pronoun's gender; unknown when the token is no such pronoun. */
static nci_gender pronoun(const walker *w, uint32_t t)
{
  ncorp_str s = nci_token_text(w->n->doc, t);
  char first = nci_to_lower(s.data[0]);
  if (s.size > 7 || (first != 'h' && first != 's')) return NCI_GENDER_UNKNOWN;
  if (is(w, t, "he") || is(w, t, "him") || is(w, t, "his") || is(w, t, "himself")) return NCI_GENDER_MALE;
  if (is(w, t, "she") || is(w, t, "her") || is(w, t, "hers") || is(w, t, "herself")) return NCI_GENDER_FEMALE;
  return NCI_GENDER_UNKNOWN;
}

static bool fits(const walker *w, uint32_t entity, nci_gender gender)
{
  if (entity == NCORP_NONE || w->n->entities.at[entity].type != NCORP_PER) return false;
  uint8_t known = w->n->entity_facts.at[entity].gender;
  return !known || known == gender;
}

static void add(walker *w, uint32_t first, uint32_t end, uint32_t entity, ncorp_mention_form form)
{
  nci_anaphor *a = nci_vec_push(w->n->arena, w->out);
  if (a) *a = (nci_anaphor){ first, end, entity, form };
}

/* The one person who holds an office with this last word, for a country if one is given; *several when there are more. */
static uint32_t holder(const walker *w, uint32_t form, ncorp_str country, bool *several)
{
  enum { CHAIN = 64 };
  const nci_names *n = w->n;
  uint32_t found = NCORP_NONE, steps = 0;
  for (uint32_t r = form < n->words.count ? w->holder_of_form[form] : NCORP_NONE; r != NCORP_NONE && steps++ < CHAIN;
       r = w->next_holder[r]) {
    const nci_role *role = &n->roles.at[r];
    uint32_t entity = n->list.at[role->name].entity;
    if (entity == NCORP_NONE || role->former) continue;
    if (country.size && !nci_str_eq(n->entities.at[entity].country, country)) continue;
    if (found != NCORP_NONE && found != entity) *several = true;
    found = entity;
  }
  return found;
}

/* Whom "the envoy" means: the holder of an office with that last word; "the Danish leader": the head of state or
 * government of that country. */
static uint32_t described(const walker *w, const nci_lex_hit *role, ncorp_str country)
{
  static const char *const leaders[] = { "president", "premier", "chancellor", "king", "queen", "emir", "minister" };
  bool several = false;
  uint32_t found = holder(w, w->n->form[role->end - 1], country, &several);
  if (found == NCORP_NONE && country.size && is(w, role->end - 1, "leader"))
    for (size_t i = 0; i < sizeof leaders / sizeof *leaders && found == NCORP_NONE; i++)
      found = holder(w, nci_intern_find(&w->n->forms, nci_cstr(leaders[i])), country, &several);
  return several ? NCORP_NONE : found;
}

/* "the [Danish] [former] envoy" that begins at "the"; gives the token after it, or 0. */
static uint32_t description(walker *w, uint32_t t, uint32_t end)
{
  const nci_names *n = w->n;
  uint32_t at = t + 1;
  bool found = false;
  ncorp_str country = at < end ? nci_names_nationality(n, at, &found) : NCI_NO_STR;
  if (found) at++;
  else if (at < end && n->name_at[at] != NCORP_NONE) {
    const nci_name *place = &n->list.at[n->name_at[at]];
    if (place->place != NCI_PLACE_COUNTRY) return 0;
    country = place->country;
    at = place->end;
  }
  const nci_lex_hit *role = at < end ? nci_names_hit(n, at, NCI_LEX_ROLES) : NULL;
  if (!role || role->end > end) return 0;
  uint32_t after = role->end;
  if (after < end && (n->name_at[after] != NCORP_NONE || is(w, after, "of") || is(w, after, "for") || is(w, after, "to") || is(w, after, "-") ||
                      nci_names_shape(n, after) & NCI_SHAPE_CAPITAL))
    return 0;
  uint32_t entity = described(w, role, country);
  if (entity == NCORP_NONE) return 0;
  add(w, t, after, entity, NCORP_FORM_NOMINAL);
  return after;
}

/* Whom a sentence is about: who says something in it, else its first person outside quotation marks. */
static void refocus(walker *w, const ncorp_sentence *s, uint32_t first_person)
{
  (void)s;
  if (first_person != NCORP_NONE) {
    w->focus = first_person;
    w->idle = 0;
  } else if (++w->idle > 3)
    w->focus = NCORP_NONE;
}

static void walk(walker *w, const ncorp_sentence *s)
{
  const nci_names *n = w->n;
  uint32_t here = NCORP_NONE; /* the first person of this sentence */
  uint32_t speaker = NCORP_NONE;
  for (uint32_t t = s->first_token; t < s->end_token;) {
    watch_quotes(w, t);
    uint32_t name = n->name_at[t];
    if (name != NCORP_NONE) {
      const nci_name *x = &n->list.at[name];
      if (person(w, name) && !w->quoted) {
        bool possessor = x->end < s->end_token && nci_names_shape(n, x->end) & NCI_SHAPE_CLITIC;
        if (here == NCORP_NONE && !possessor) here = x->entity;
        bool says = (x->end < s->end_token && nci_names_flags(n, x->end) & NCI_WORD_REPORT) ||
                    (x->first > s->first_token && nci_names_flags(n, x->first - 1) & NCI_WORD_REPORT && !(nci_names_shape(n, x->first - 1) & NCI_SHAPE_CAPITAL));
        if (says && speaker == NCORP_NONE) speaker = x->entity;
      }
      t = x->end;
      continue;
    }
    if (w->quoted || n->form[t] >= n->words.count) {
      t++;
      continue;
    }
    nci_gender gender = pronoun(w, t);
    if (gender != NCI_GENDER_UNKNOWN) {
      uint32_t entity = fits(w, here, gender) ? here : fits(w, w->focus, gender) ? w->focus : NCORP_NONE;
      if (entity != NCORP_NONE) {
        add(w, t, t + 1, entity, NCORP_FORM_PRONOUN);
        if (here == NCORP_NONE) here = entity;
      }
      t++;
      continue;
    }
    uint32_t after = is(w, t, "the") ? description(w, t, s->end_token) : 0;
    if (after) {
      uint32_t entity = w->out->count ? w->out->at[w->out->count - 1].entity : NCORP_NONE;
      if (here == NCORP_NONE) here = entity;
      t = after;
    } else
      t++;
  }
  refocus(w, s, speaker != NCORP_NONE ? speaker : here);
}

/* Offices that were found beside names, chained by the form of their last word. */
static bool index_roles(walker *w)
{
  nci_names *n = w->n;
  uint32_t *first = nci_arena_alloc(n->arena, (size_t)n->words.count + 1, sizeof *first);
  uint32_t *next = nci_arena_alloc(n->arena, (size_t)n->roles.count + 1, sizeof *next);
  if (!first || !next) return false;
  memset(first, 0xff, ((size_t)n->words.count + 1) * sizeof *first);
  for (uint32_t r = n->roles.count; r-- > 0;) {
    const nci_role *role = &n->roles.at[r];
    uint32_t form = role->row == NCORP_NONE || role->name == NCORP_NONE ? NCORP_NONE : n->form[role->end - 1];
    if (form >= n->words.count) continue;
    next[r] = first[form];
    first[form] = r;
  }
  w->holder_of_form = first;
  w->next_holder = next;
  return true;
}

void nci_names_anaphora(nci_names *n, nci_anaphors *out)
{
  walker w = { .n = n, .out = out, .focus = NCORP_NONE };
  if (!index_roles(&w)) return;
  for (uint32_t s = 0; s < n->doc->sentences.count && !n->arena->failed; s++) {
    const ncorp_sentence *sentence = &n->doc->sentences.at[s];
    if (nci_begins_paragraph(n->doc, s)) w.quoted = false; /* a quotation does not go on there without being opened again */
    walk(&w, sentence);
  }
}
