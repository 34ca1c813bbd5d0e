/* What each token does in its clause, by its form alone: the closed classes of English, and the shapes of verbs. */
#include "meaning/event_coder.h"

#include "base/hash.h"
#include "base/str.h"

typedef struct closed_word {
  const char *word;
  uint32_t flags;
  uint8_t slot;
} closed_word;

#define P(word, slot) { word, NCI_W_PREP, slot }
#define W(word, flags) { word, flags, 0 }

static const closed_word closed[] = {
  W("the", NCI_W_DET), W("a", NCI_W_DET), W("an", NCI_W_DET), W("this", NCI_W_DET), W("these", NCI_W_DET),
  W("those", NCI_W_DET), W("its", NCI_W_DET), W("his", NCI_W_DET), W("their", NCI_W_DET), W("our", NCI_W_DET | NCI_W_FIRST),
  W("my", NCI_W_DET | NCI_W_FIRST), W("your", NCI_W_DET), W("some", NCI_W_DET), W("any", NCI_W_DET), W("each", NCI_W_DET),
  W("every", NCI_W_DET), W("both", NCI_W_DET), W("several", NCI_W_DET), W("many", NCI_W_DET), W("few", NCI_W_DET),
  W("another", NCI_W_DET), W("such", NCI_W_DET), W("all", NCI_W_DET), W("no", NCI_W_DET | NCI_W_NEG),
  P("with", NCI_SLOT_WITH), P("on", NCI_SLOT_ON), P("upon", NCI_SLOT_ON), P("against", NCI_SLOT_AGAINST),
  P("of", NCI_SLOT_OF), P("by", NCI_SLOT_BY), P("between", NCI_SLOT_BETWEEN), P("among", NCI_SLOT_AMONG),
  P("amongst", NCI_SLOT_AMONG), P("from", NCI_SLOT_FROM), P("for", NCI_SLOT_FOR), P("at", NCI_SLOT_AT),
  P("in", NCI_SLOT_IN), P("into", NCI_SLOT_INTO), P("over", NCI_SLOT_OVER), P("near", NCI_SLOT_NEAR),
  P("along", NCI_SLOT_ALONG), P("outside", NCI_SLOT_OUTSIDE), P("inside", NCI_SLOT_IN), P("alongside", NCI_SLOT_ALONGSIDE),
  P("about", NCI_SLOT_ABOUT), P("regarding", NCI_SLOT_ABOUT), P("concerning", NCI_SLOT_ABOUT), P("during", NCI_SLOT_DURING),
  P("amid", NCI_SLOT_DURING), P("within", NCI_SLOT_IN), P("across", NCI_SLOT_IN), P("through", NCI_SLOT_IN),
  P("throughout", NCI_SLOT_IN), P("towards", NCI_SLOT_INTO), P("toward", NCI_SLOT_INTO), P("under", NCI_SLOT_NONE),
  P("despite", NCI_SLOT_NONE), P("via", NCI_SLOT_NONE), P("than", NCI_SLOT_NONE), P("following", NCI_SLOT_AFTER),
  P("around", NCI_SLOT_IN), P("behind", NCI_SLOT_NONE), P("beyond", NCI_SLOT_NONE), P("off", NCI_SLOT_NONE),
  P("like", NCI_SLOT_NONE), P("including", NCI_SLOT_NONE), P("per", NCI_SLOT_NONE), P("onto", NCI_SLOT_INTO),
  { "without", NCI_W_PREP | NCI_W_WITHOUT, 0 }, { "as", NCI_W_PREP | NCI_W_SUB, NCI_SLOT_AS },
  { "after", NCI_W_PREP | NCI_W_SUB, NCI_SLOT_AFTER }, { "before", NCI_W_PREP | NCI_W_SUB, NCI_SLOT_BEFORE },
  { "since", NCI_W_PREP | NCI_W_SUB, NCI_SLOT_AFTER }, { "until", NCI_W_PREP | NCI_W_SUB, NCI_SLOT_BEFORE },
  { "to", NCI_W_TO, NCI_SLOT_TO },
  W("is", NCI_W_BE), W("are", NCI_W_BE), W("was", NCI_W_BE), W("were", NCI_W_BE), W("be", NCI_W_BE), W("been", NCI_W_BE),
  W("being", NCI_W_BE), W("am", NCI_W_BE), W("'re", NCI_W_BE), W("’re", NCI_W_BE), W("'m", NCI_W_BE), W("’m", NCI_W_BE),
  W("got", NCI_W_BE), W("have", NCI_W_HAVE), W("has", NCI_W_HAVE), W("had", NCI_W_HAVE), W("having", NCI_W_HAVE),
  W("'ve", NCI_W_HAVE), W("’ve", NCI_W_HAVE), W("do", NCI_W_DO), W("does", NCI_W_DO), W("did", NCI_W_DO),
  W("will", NCI_W_MODAL | NCI_W_FUTURE), W("shall", NCI_W_MODAL | NCI_W_FUTURE), W("'ll", NCI_W_MODAL | NCI_W_FUTURE),
  W("’ll", NCI_W_MODAL | NCI_W_FUTURE), W("would", NCI_W_MODAL), W("could", NCI_W_MODAL), W("can", NCI_W_MODAL),
  W("may", NCI_W_MODAL), W("might", NCI_W_MODAL), W("should", NCI_W_MODAL), W("must", NCI_W_MODAL), W("'d", NCI_W_MODAL),
  W("’d", NCI_W_MODAL), W("cannot", NCI_W_MODAL | NCI_W_NEG), W("ca", NCI_W_MODAL), W("wo", NCI_W_MODAL | NCI_W_FUTURE),
  W("not", NCI_W_NEG), W("n't", NCI_W_NEG), W("n’t", NCI_W_NEG), W("never", NCI_W_NEG), W("neither", NCI_W_NEG | NCI_W_DET),
  W("nor", NCI_W_NEG | NCI_W_AND), W("and", NCI_W_AND), W("or", NCI_W_AND), W("&", NCI_W_AND), W("but", NCI_W_SUB),
  W("who", NCI_W_REL), W("whom", NCI_W_REL), W("which", NCI_W_REL), W("that", NCI_W_REL), W("whose", NCI_W_REL),
  W("where", NCI_W_SUB), W("when", NCI_W_SUB), W("because", NCI_W_SUB), W("although", NCI_W_SUB), W("though", NCI_W_SUB),
  W("while", NCI_W_SUB), W("whereas", NCI_W_SUB), W("if", NCI_W_SUB | NCI_W_IF), W("unless", NCI_W_SUB | NCI_W_IF),
  W("whether", NCI_W_SUB | NCI_W_IF), W("once", NCI_W_SUB | NCI_W_ADV), W("lest", NCI_W_SUB | NCI_W_IF),
  W("what", NCI_W_REL), W("how", NCI_W_SUB), W("why", NCI_W_SUB), W("there", NCI_W_ADV),
  W("he", NCI_W_PRON), W("she", NCI_W_PRON), W("it", NCI_W_PRON), W("they", NCI_W_PRON), W("him", NCI_W_PRON),
  W("her", NCI_W_PRON | NCI_W_DET), W("them", NCI_W_PRON), W("i", NCI_W_PRON | NCI_W_FIRST), W("we", NCI_W_PRON | NCI_W_FIRST),
  W("us", NCI_W_PRON), W("me", NCI_W_PRON | NCI_W_FIRST), W("you", NCI_W_PRON), W("himself", NCI_W_ADV), W("herself", NCI_W_ADV),
  W("itself", NCI_W_ADV), W("themselves", NCI_W_ADV), W("also", NCI_W_ADV), W("then", NCI_W_ADV), W("later", NCI_W_ADV),
  W("now", NCI_W_ADV), W("still", NCI_W_ADV), W("again", NCI_W_ADV), W("already", NCI_W_ADV), W("just", NCI_W_ADV),
  W("even", NCI_W_ADV), W("soon", NCI_W_ADV), W("twice", NCI_W_ADV), W("together", NCI_W_ADV), W("instead", NCI_W_ADV),
  W("only", NCI_W_ADV), W("once", NCI_W_ADV), W("yet", NCI_W_ADV), W("ever", NCI_W_ADV), W("jointly", NCI_W_ADV),
  W("further", NCI_W_ADV), W("all", NCI_W_DET), W("too", NCI_W_ADV), W("so", NCI_W_ADV), W("far", NCI_W_ADV),
  W("often", NCI_W_ADV), W("long", NCI_W_ADV), W("here", NCI_W_ADV), W("back", NCI_W_ADV), W("well", NCI_W_ADV),
  W("earlier", NCI_W_ADV), W("ago", NCI_W_ADV), W("abroad", NCI_W_ADV), W("meanwhile", NCI_W_ADV), W("however", NCI_W_ADV),
  W("'s", NCI_W_POSS), W("’s", NCI_W_POSS), W("'", NCI_W_POSS | NCI_W_QUOTE), W("’", NCI_W_POSS | NCI_W_QUOTE),
  W("said", NCI_W_SAY), W("says", NCI_W_SAY), W("say", NCI_W_SAY), W("told", NCI_W_SAY), W("added", NCI_W_SAY),
  W("tells", NCI_W_SAY), W("reported", NCI_W_SAY), W("reports", NCI_W_SAY), W("announced", NCI_W_SAY), W("stated", NCI_W_SAY),
  W("wrote", NCI_W_SAY), W("posted", NCI_W_SAY), W("argued", NCI_W_SAY), W("noted", NCI_W_SAY), W("claimed", NCI_W_SAY),
  W("insisted", NCI_W_SAY), W("according", NCI_W_SAY), W("believes", NCI_W_SAY), W("thinks", NCI_W_SAY), W("saying", NCI_W_SAY),
  W(",", NCI_W_COMMA), W(".", NCI_W_STOP), W(";", NCI_W_STOP), W(":", NCI_W_STOP), W("!", NCI_W_STOP), W("?", NCI_W_STOP),
  W("-", NCI_W_STOP), W("–", NCI_W_STOP), W("—", NCI_W_STOP), W("--", NCI_W_STOP), W("...", NCI_W_STOP), W("…", NCI_W_STOP),
  W("(", NCI_W_STOP), W(")", NCI_W_STOP), W("[", NCI_W_STOP), W("]", NCI_W_STOP), W("\"", NCI_W_QUOTE), W("“", NCI_W_QUOTE),
  W("”", NCI_W_QUOTE), W("‘", NCI_W_QUOTE), W("«", NCI_W_QUOTE), W("»", NCI_W_QUOTE), W("„", NCI_W_QUOTE)
};

#undef P
#undef W

enum { LONGEST = 12, TABLE_SIZE = 1024, CLOSED_COUNT = sizeof closed / sizeof *closed };

static uint32_t place_of(const char *word, size_t size)
{
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < size; i++) h = (h ^ (uint8_t)word[i]) * 16777619u;
  return (h ^ h >> 15) & (TABLE_SIZE - 1);
}

static uint16_t *closed_table(nci_arena *arena)
{
  uint16_t *table = nci_arena_alloc(arena, TABLE_SIZE, sizeof *table);
  if (!table) return NULL;
  memset(table, 0, TABLE_SIZE * sizeof *table);
  for (uint16_t i = 0; i < CLOSED_COUNT; i++) {
    uint32_t at = place_of(closed[i].word, strlen(closed[i].word));
    while (table[at]) at = (at + 1) & (TABLE_SIZE - 1);
    table[at] = (uint16_t)(i + 1);
  }
  return table;
}

static const closed_word *closed_find(const uint16_t *table, ncorp_str word)
{
  char folded[LONGEST];
  if (word.size > LONGEST) return NULL;
  for (size_t i = 0; i < word.size; i++) folded[i] = nci_to_lower(word.data[i]);
  for (uint32_t at = place_of(folded, word.size); table[at]; at = (at + 1) & (TABLE_SIZE - 1)) {
    const closed_word *w = &closed[table[at] - 1];
    if (strncmp(w->word, folded, word.size) == 0 && !w->word[word.size]) return w;
  }
  return NULL;
}

static bool ends_in(ncorp_str word, const char *end, size_t size)
{
  return word.size > size + 1 && memcmp(word.data + word.size - size, end, size) == 0;
}

/* Nouns and verbs that end as adverbs do. */
static bool is_plain_ly(ncorp_str word)
{
  static const char *const list[] = { "ally", "family", "reply", "supply", "rally", "assembly", "bully", "apply", "imply", "rely",
                                      "comply", "anomaly", "monopoly", "fly", "elderly", "friendly", "deadly", "weekly", "monthly" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(word, list[i])) return true;
  return false;
}

static uint32_t shape_flags(ncorp_str word, uint16_t shape)
{
  uint32_t flags = shape & NCI_SHAPE_LOWER ? NCI_W_LOWER : 0;
  if (ends_in(word, "ly", 2) && shape & NCI_SHAPE_LOWER && !is_plain_ly(word)) flags |= NCI_W_ADV;
  else if (ends_in(word, "ing", 3)) flags |= NCI_W_ING;
  else if (ends_in(word, "ed", 2)) flags |= NCI_W_ED;
  return flags;
}

/* A hyphen inside a word. */
static bool is_hyphen(const nci_document *doc, uint32_t token)
{
  if (token + 1 >= doc->tokens.count) return false;
  const nci_token *t = &doc->tokens.at[token];
  return t->end - t->start == 1 && doc->text.data[t->start] == '-' && !(t->shape & NCI_SHAPE_SPACE_BEFORE) &&
         !(t[1].shape & NCI_SHAPE_SPACE_BEFORE);
}

void nci_event_words(nci_coder *c)
{
  const nci_document *doc = c->doc;
  uint16_t *table = closed_table(c->arena);
  c->words = nci_arena_alloc(c->arena, doc->tokens.count ? doc->tokens.count : 1, sizeof *c->words);
  if (!table || !c->words) return;
  uint32_t time = 0;
  for (uint32_t i = 0; i < doc->tokens.count; i++) {
    const nci_token *t = &doc->tokens.at[i];
    ncorp_str text = nci_token_text(doc, i);
    const closed_word *known = closed_find(table, text);
    nci_event_word *w = &c->words[i];
    *w = (nci_event_word){ .flags = shape_flags(text, t->shape) };
    if (is_hyphen(doc, i)) {
      w->flags = NCI_W_LOWER;
    } else if (known && ((i > 0 && is_hyphen(doc, i - 1)) || is_hyphen(doc, i + 1))) {
      w->flags = NCI_W_LOWER; /* the "in" of "son-in-law" */
    } else if (known && !(t->shape & NCI_SHAPE_ALL_CAPS && known->flags & NCI_W_PRON && text.size == 2)) {
      w->flags = known->flags | (w->flags & NCI_W_LOWER);
      w->slot = known->slot;
      if (known->flags & NCI_W_HAVE) w->light = NCI_LIGHT_DO; /* "have talks" */
      if (w->slot == NCI_SLOT_AT && (nci_token_is(doc, i + 1, "least") || nci_token_is(doc, i + 1, "most"))) *w = (nci_event_word){ .flags = NCI_W_ADV };
    } else if (t->shape & NCI_SHAPE_PUNCT) {
      w->flags |= NCI_W_QUOTE;
    }
    while (time < doc->data.time_count && doc->data.times[time].span.end <= t->start) time++;
    if (time < doc->data.time_count && doc->data.times[time].span.start <= t->start) w->flags |= NCI_W_TIME;
  }
}
