/* Which names of countries, capitals and seats of government mean a government where they stand: by what they do ("Moscow
 * said"), have ("Moscow's troops") and take part in ("talks between Washington and Tehran"). A city that is no seat never
 * does; a place that something only happens in, or goes to, does not either. */
#include "meaning/names.h"
#include "lexicon_gen.h"
#include "model/grammar.h"

typedef struct use {
  const nci_names *n;
  uint32_t first, end; /* the name */
  bool building;       /* no place to live in: it needs less to mean who sits there */
} use;

static bool is(const use *u, uint32_t t, const char *word) { return nci_token_is(u->n->doc, t, word); }

static bool in_words(const use *u, uint32_t t, const char *const *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (is(u, t, list[i])) return true;
  return false;
}
#define IN(u, t, list) in_words((u), (t), (list), sizeof(list) / sizeof *(list))

static const char *const PLACES[] = { "in", "near", "outside", "inside", "around", "across", "throughout", "to", "into", "at", "via", "over",
                                      "through", "toward", "towards", "off", "above", "below", "beyond", "from" };

/* ---- what it can stand for ---- */

static const nci_lex_hit *seat_of(const use *u, nci_lex_hit *room)
{
  const nci_document *doc = u->n->doc;
  if (!(u->n->tables_at[u->first] & NCI_LEX_SET(NCI_LEX_SEATS))) return NULL;
  size_t found = nci_lexicon_match_in(doc->lexicon, NCI_LEX_SET(NCI_LEX_SEATS), doc->text, doc->tokens.at, u->first, u->end, room, 1, NULL);
  return found && room->end == u->end ? room : NULL;
}

/* The country whose government sits in a place or building of this name, or absent. */
static ncorp_str government(use *u, const nci_name *x)
{
  nci_lex_hit room;
  const nci_lex_hit *seat = x->type == NCORP_PER ? NULL : seat_of(u, &room);
  const nci_lexicon *lexicon = u->n->doc->lexicon;
  u->building = x->type == NCORP_ORG;
  if (seat) return nci_lexicon_field(lexicon, NCI_LEX_SEATS, seat->row, NCI_SEATS_STANDS);
  if (x->type != NCORP_LOC) return NCI_NO_STR;
  if (x->place == NCI_PLACE_COUNTRY) return x->country;
  bool capital = x->table == NCI_LEX_CITIES && nci_lexicon_field(lexicon, NCI_LEX_CITIES, x->row, NCI_CITIES_CAPITAL).size;
  return capital ? x->country : NCI_NO_STR;
}

/* ---- what words beside it show ---- */

/* Whether the words that begin at a token are of a kind of cue (actor_cues.tsv). */
static bool cue(const use *u, uint32_t t, const char *kind)
{
  enum { ROOM = 8 };
  nci_lex_hit hits[ROOM];
  const nci_document *doc = u->n->doc;
  if (t >= doc->tokens.count || !(u->n->tables_at[t] & NCI_LEX_SET(NCI_LEX_ACTOR_CUES))) return false;
  uint32_t end = t + 3 < doc->tokens.count ? t + 3 : doc->tokens.count;
  size_t count = nci_lexicon_match_in(doc->lexicon, NCI_LEX_SET(NCI_LEX_ACTOR_CUES), doc->text, doc->tokens.at, t, end, hits, ROOM, NULL);
  for (size_t i = 0; i < count; i++)
    if (nci_str_is(nci_lexicon_field(doc->lexicon, NCI_LEX_ACTOR_CUES, hits[i].row, NCI_ACTOR_CUES_KIND), kind)) return true;
  return false;
}

/* A verb of what governments do: say, decide, attack. */
static bool acts(const use *u, uint32_t t)
{
  enum { ROOM = 4 };
  nci_lex_hit hits[ROOM];
  const uint64_t verbs = NCI_LEX_SET(NCI_LEX_REPORTING_VERBS) | NCI_LEX_SET(NCI_LEX_TRIGGERS);
  const nci_document *doc = u->n->doc;
  if (t >= doc->tokens.count || !(nci_names_shape(u->n, t) & NCI_SHAPE_LOWER)) return false;
  if (doc->grammar && doc->grammar->upos[t] != NCI_VERB) return false;
  if (cue(u, t, "verb")) return true;
  if (!(u->n->tables_at[t] & verbs) || cue(u, t, "neutral")) return false;
  size_t count = nci_lexicon_match_in(doc->lexicon, verbs, doc->text, doc->tokens.at, t, t + 1, hits, ROOM, NULL);
  for (size_t i = 0; i < count; i++)
    if (hits[i].table == NCI_LEX_REPORTING_VERBS ||
        nci_str_is(nci_lexicon_field(doc->lexicon, NCI_LEX_TRIGGERS, hits[i].row, NCI_TRIGGERS_POS), "verb"))
      return true;
  return false;
}

/* The first of the names that "and" and commas join to this one, and where the last of them ends. */
static void joined(const use *u, uint32_t *first, uint32_t *end)
{
  enum { FAR = 4 };
  const nci_names *n = u->n;
  *first = u->first;
  *end = u->end;
  for (int steps = 0; steps < FAR; steps++) {
    uint32_t t = *first;
    if (t > 0 && is(u, t - 1, "the")) t--;
    if (t < 2 || !(is(u, t - 1, "and") || is(u, t - 1, ",")) || n->name_at[t - 2] == NCORP_NONE || n->list.at[n->name_at[t - 2]].type == NCORP_PER) break;
    *first = n->list.at[n->name_at[t - 2]].first;
  }
  for (int steps = 0; steps < FAR; steps++) {
    uint32_t t = *end;
    if (!(is(u, t, "and") || is(u, t, ","))) break;
    t += 1 + is(u, t + 1, "the");
    if (t >= n->doc->tokens.count || n->name_at[t] == NCORP_NONE || n->list.at[n->name_at[t]].type == NCORP_PER) break;
    *end = n->list.at[n->name_at[t]].end;
  }
}

/* The token before the names that this one is joined to, and before their article; NCORP_NONE at the start of the text. */
static uint32_t before(const use *u, uint32_t first)
{
  if (first > 0 && is(u, first - 1, "the")) first--;
  return first ? first - 1 : NCORP_NONE;
}

/* "Moscow said", "London and Paris have agreed": nothing before it that makes it a place or a part of something. */
static bool does(const use *u, uint32_t end, uint32_t preceding)
{
  static const char *const helpers[] = { "has", "have", "had", "will", "would", "may", "might", "could", "should", "must", "does", "do", "did", "can",
                                         "not", "n't", "also", "is", "are", "was", "were", "been", "later", "then", "already", "still", "now", "never",
                                         "repeatedly", "quickly", "again", "itself", "formally", "officially", "promptly", "previously" };
  static const char *const parts[] = { "of", "for", "with", "by", "against", "on", "about", "between", "under", "after", "before", "than" };
  uint32_t t = end, steps = 0;
  bool passive = false;
  while (steps++ < 4 && t < u->n->doc->tokens.count && IN(u, t, helpers)) {
    passive = is(u, t, "is") || is(u, t, "are") || is(u, t, "was") || is(u, t, "were") || is(u, t, "been");
    t++;
  }
  /* "Radio Norway said": part of a name that nobody found */
  if (preceding != NCORP_NONE && nci_names_shape(u->n, preceding) & NCI_SHAPE_CAPITAL && u->n->name_at[preceding] == NCORP_NONE &&
      !(nci_names_flags(u->n, preceding) & NCI_WORD_STOP) && !nci_names_starts(u->n, preceding + 1))
    return false;
  if (passive) return t < u->n->doc->tokens.count && nci_str_ends(nci_token_text(u->n->doc, t), NCI_STR("ing")) && acts(u, t);
  if (preceding != NCORP_NONE && !(nci_names_shape(u->n, end - 1) & NCI_SHAPE_SENTENCE_START) &&
      (IN(u, preceding, PLACES) || IN(u, preceding, parts)) && !(nci_names_shape(u->n, preceding + 1) & NCI_SHAPE_SENTENCE_START))
    return false;
  return acts(u, t);
}

/* "Moscow's troops", "Norway's new government"; of a building also "Kremlin officials". */
static bool has(const use *u)
{
  enum { FAR = 3 };
  uint32_t t = u->end;
  bool owner = t < u->n->doc->tokens.count && nci_names_shape(u->n, t) & NCI_SHAPE_CLITIC && !is(u, t, "n't");
  if (!owner) return u->building && (cue(u, t, "owned") || nci_names_hit(u->n, t < u->n->doc->tokens.count ? t : u->first, NCI_LEX_ROLES));
  for (uint32_t k = t + 1; k < u->n->doc->tokens.count && k <= t + FAR; k++) {
    if (cue(u, k, "place")) return false;
    if (cue(u, k, "owned")) return true;
    if (!(nci_names_shape(u->n, k) & NCI_SHAPE_WORD) || nci_names_flags(u->n, k) & NCI_WORD_STOP) return false;
  }
  return false;
}

/* "rejected by Tehran", "according to Moscow". */
static bool is_agent(const use *u, uint32_t preceding)
{
  if (preceding == NCORP_NONE || preceding == 0) return false;
  if (is(u, preceding, "to")) return is(u, preceding - 1, "according");
  if (!is(u, preceding, "by")) return false;
  return nci_str_ends(nci_token_text(u->n->doc, preceding - 1), NCI_STR("ed")) || acts(u, preceding - 1);
}

/* "talks between A and B", "a deal with A", "sanctions against A", "pressure on A". */
static bool takes_part(const use *u, uint32_t preceding)
{
  enum { FAR = 3 };
  if (preceding == NCORP_NONE || preceding == 0) return false;
  bool between = is(u, preceding, "between"), with = is(u, preceding, "with");
  bool against = is(u, preceding, "against") || is(u, preceding, "on");
  if (!between && !with && !against) return false;
  for (uint32_t t = preceding, steps = 0; t > 0 && steps < FAR; steps++) {
    t--;
    if (cue(u, t, against ? "target" : "party")) return true;
    if (nci_names_flags(u->n, t) & NCI_WORD_STOP || !(nci_names_shape(u->n, t) & NCI_SHAPE_WORD)) return false;
  }
  return false;
}

/* ---- what the tree shows ---- */

static uint32_t top_of(const use *u)
{
  const uint32_t *head = u->n->doc->grammar->heads.head;
  uint32_t top = u->first;
  while (head[top] != NCORP_NONE && head[top] >= u->first && head[top] < u->end) top = head[top];
  return top;
}

/* Subject of such a verb, however far it stands, or what a clause about such a verb hangs on. */
static bool subject(const use *u)
{
  const nci_grammar *g = u->n->doc->grammar;
  uint32_t top = top_of(u);
  for (int steps = 0; steps < 3 && g->rel[top] == NCI_CONJ && g->heads.head[top] != NCORP_NONE && u->n->name_at[g->heads.head[top]] != NCORP_NONE; steps++)
    top = g->heads.head[top];
  uint32_t verb = g->heads.head[top];
  if (verb != NCORP_NONE && g->rel[top] == NCI_NSUBJ && acts(u, verb)) return true;
  uint32_t clause = nci_child(g, top, NCI_ACL_RELCL);
  if (clause == NCORP_NONE || !acts(u, clause) || nci_child(g, top, NCI_CASE) != NCORP_NONE) return false;
  uint32_t who = nci_child(g, clause, NCI_NSUBJ);
  return who != NCORP_NONE && is(u, who, "which");
}

ncorp_str nci_names_stands_for(const nci_names *n, uint32_t name)
{
  const nci_name *x = &n->list.at[name];
  use u = { .n = n, .first = x->first, .end = x->end };
  ncorp_str country = government(&u, x);
  if (!country.size) return NCI_NO_STR;
  uint32_t first, end;
  joined(&u, &first, &end);
  uint32_t preceding = before(&u, first);
  bool meant = has(&u) || is_agent(&u, preceding) || takes_part(&u, preceding) || (n->doc->grammar && subject(&u)) ||
               does(&u, end, preceding);
  return meant ? country : NCI_NO_STR;
}
