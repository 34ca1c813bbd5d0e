/* What articles are compared by: the words that tell them apart, and a sketch of their runs of words. How rare a word is
 * comes from the lexicon's counts of English, not from the corpus, so that no article changes what another is like. */
#include "base/hash.h"
#include "base/sort.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/digest.h"

enum { RUN = 5, FEWEST = 30, WORD_MIN = 3, WORD_MAX = 64, EMPTY = 0xffff };

/* Binary logarithm in thousandths, of n >= 1: whole part and linear in between. */
static uint32_t log_thousandths(uint32_t n)
{
  uint32_t whole = 31u - (uint32_t)__builtin_clz(n);
  return whole * 1000 + (uint32_t)(((uint64_t)(n - (1u << whole)) * 1000) >> whole);
}

static uint64_t word_hash(ncorp_str text, ncorp_span span)
{
  uint64_t h = 1469598103934665603u;
  for (uint32_t i = span.start; i < span.end && i < text.size; i++) h = (h ^ (uint8_t)nci_to_lower(text.data[i])) * 1099511628211u;
  return h;
}

static bool is_word(ncorp_str text, ncorp_span span)
{
  char c = span.start < text.size ? text.data[span.start] : ' ';
  return nci_is_alpha(c) || nci_is_digit(c) || (unsigned char)c >= 0x80;
}

static void sketch(const nci_article_data *a, nci_gist *out)
{
  uint64_t run[RUN] = { 0 };
  uint32_t words = 0;
  for (uint32_t i = 0; i < NCI_SKETCH_BINS; i++) out->sketch[i] = EMPTY;
  for (uint32_t i = 0; i < a->tokens.count; i++) {
    if (!is_word(a->text, a->tokens.spans[i])) continue;
    memmove(run, run + 1, sizeof run - sizeof *run);
    run[RUN - 1] = word_hash(a->text, a->tokens.spans[i]);
    if (++words < RUN) continue;
    uint64_t h = nci_hash(run, sizeof run, 7);
    uint32_t bin = (uint32_t)h % NCI_SKETCH_BINS;
    /* The least value of a bin of n runs is near 1/n of the range: its logarithm and the bits behind it keep it in 16 bits. */
    uint32_t value = (uint32_t)(h >> 32) | 1, high = 31u - (uint32_t)__builtin_clz(value);
    uint32_t small = high << 11 | (high > 11 ? value >> (high - 11) & 0x7ff : value << (11 - high) & 0x7ff);
    if (small < out->sketch[bin]) out->sketch[bin] = (uint16_t)small;
  }
  out->sketched = words >= FEWEST;
  out->runs = words < RUN ? 0 : words - RUN + 1;
}

typedef struct word {
  uint32_t key, token; /* where it first stands */
  uint32_t weight;
  uint32_t of_kind[4]; /* how often it is what */
  bool lead;
} word;

static int by_key(const void *a, const void *b, void *ctx)
{
  const word *x = a, *y = b;
  (void)ctx;
  return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->token > y->token) - (x->token < y->token);
}

static int by_weight(const void *a, const void *b, void *ctx)
{
  const word *x = a, *y = b;
  return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight) : by_key(a, b, ctx);
}

static int compare(ncorp_str a, ncorp_str b)
{
  int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

static uint32_t rank_of(const nci_lexicon *lexicon, uint32_t row)
{
  ncorp_decimal n;
  if (!nci_lexicon_number(lexicon, NCI_LEX_WORD_RANKS, row, NCI_WORD_RANKS_RANK, &n)) return 1;
  int64_t rank = n.digits;
  for (int32_t e = n.exponent; e > 0 && rank < 1000000; e--) rank *= 10;
  return (uint32_t)rank;
}

/* How rare a word in lower case is, in thousandths of a bit. */
static uint32_t rarity(const nci_lexicon *lexicon, ncorp_str w)
{
  enum { SAYS_NOTHING = 100, BEYOND = 100000 };
  uint32_t low = 0, high = nci_lexicon_rows(lexicon, NCI_LEX_WORD_RANKS), rank = BEYOND;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = compare(nci_lexicon_field(lexicon, NCI_LEX_WORD_RANKS, middle, NCI_WORD_RANKS_WORD), w);
    if (!order) {
      rank = rank_of(lexicon, middle);
      break;
    }
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return rank > SAYS_NOTHING ? log_thousandths(rank) - log_thousandths(SAYS_NOTHING) : 0;
}

/* What each token is, by the names that it lies in; of names within names the inner one counts. */
static uint8_t *kinds_of(nci_arena *arena, const nci_article_data *a)
{
  uint8_t *kinds = nci_arena_alloc(arena, (size_t)a->tokens.count + 1, 1);
  if (kinds) memset(kinds, NCI_TERM_WORD, a->tokens.count);
  for (uint32_t m = 0; kinds && m < a->mention_count; m++) {
    const ncorp_mention *mention = &a->mentions[m];
    if (mention->form != NCORP_FORM_NAME) continue;
    for (uint32_t t = nci_token_from(a, mention->span.start); t < a->tokens.count && a->tokens.spans[t].end <= mention->span.end; t++)
      kinds[t] = mention->type == NCORP_PER ? NCI_TERM_PERSON : NCI_TERM_NAME;
  }
  return kinds;
}

static bool is_upos(const nci_token_columns *t, uint32_t i, const char *upos)
{
  return t->upos && t->upos[i] < t->string_count && nci_str_is(t->strings[t->upos[i]], upos);
}

/* A token as it is compared: in lower case, without the points of abbreviations, of nouns and verbs the lemma. Sets *kind. Empty
 * when it cannot be one that tells. */
static ncorp_str form_of(const nci_article_data *a, uint32_t i, char lower[WORD_MAX], uint8_t *kind)
{
  const nci_token_columns *t = &a->tokens;
  ncorp_span span = t->spans[i];
  if (span.end > a->text.size || span.end <= span.start || !is_word(a->text, span)) return NCI_NO_STR;
  ncorp_str text = nci_str(a->text.data + span.start, span.end - span.start);
  bool number = false;
  for (uint32_t c = 0; c < text.size; c++) number = number || nci_is_digit(text.data[c]);
  if (number) *kind = NCI_TERM_NUMBER;
  else if (*kind == NCI_TERM_WORD && is_upos(t, i, "PROPN")) *kind = NCI_TERM_NAME;
  else if (*kind == NCI_TERM_WORD && t->lemma && t->lemma[i] < t->string_count && (is_upos(t, i, "NOUN") || is_upos(t, i, "VERB")))
    text = t->strings[t->lemma[i]];
  if (text.size > WORD_MAX) return NCI_NO_STR;
  uint32_t size = 0;
  for (uint32_t c = 0; c < text.size; c++)
    if (text.data[c] != '.' || number) lower[size++] = nci_to_lower(text.data[c]);
  return size >= WORD_MIN || number ? nci_str(lower, size) : NCI_NO_STR;
}

/* The tokens that can tell, each as a word of its own; gives how many. */
static uint32_t list_words(const nci_article_data *a, const uint8_t *kinds, word *out)
{
  uint32_t count = 0;
  char lower[WORD_MAX];
  for (uint32_t i = 0; i < a->tokens.count; i++) {
    uint8_t kind = kinds[i];
    ncorp_str form = form_of(a, i, lower, &kind);
    if (!form.size) continue;
    uint64_t h = nci_hash(form.data, form.size, 6);
    word *w = &out[count++];
    *w = (word){ .key = (uint32_t)(h ^ h >> 32), .token = i, .lead = a->tokens.spans[i].start < NCI_LEAD };
    w->of_kind[kind] = 1;
  }
  return count;
}

static nci_term term_of(const word *w)
{
  uint8_t kind = 0;
  for (uint8_t k = 1; k < 4; k++)
    if (w->of_kind[k] > w->of_kind[kind]) kind = k;
  return (nci_term){ w->key, (uint16_t)w->weight, kind, w->lead };
}

/* One of each that tells, with its weight in 64ths of a bit; gives how many. */
static uint32_t gather(const nci_lexicon *lexicon, const nci_article_data *a, const uint8_t *kinds, word *all, uint32_t n)
{
  enum { OF_NUMBERS = 8000, OFTEN = 16 };
  uint32_t kept = 0;
  char lower[WORD_MAX];
  for (uint32_t i = 0, end; i < n; i = end) {
    word w = all[i];
    for (end = i + 1; end < n && all[end].key == w.key; end++) {
      for (uint32_t k = 0; k < 4; k++) w.of_kind[k] += all[end].of_kind[k];
      w.lead = w.lead || all[end].lead;
    }
    uint32_t often = 1000 + log_thousandths(end - i < OFTEN ? end - i : OFTEN);
    uint8_t kind = kinds[w.token];
    ncorp_str form = form_of(a, w.token, lower, &kind);
    w.weight = (uint32_t)((uint64_t)often * (kind == NCI_TERM_NUMBER ? OF_NUMBERS : rarity(lexicon, form)) * 64 / 1000000);
    if (w.weight) all[kept++] = w;
  }
  return kept;
}

ncorp_status nci_gist_make(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *a, nci_gist *out)
{
  *out = (nci_gist){ .day = nci_digest_day(a->published) };
  sketch(a, out);
  word *all = nci_arena_alloc(arena, (size_t)a->tokens.count + 1, sizeof *all);
  const uint8_t *kinds = kinds_of(arena, a);
  if (!all || !kinds) return NCORP_ERR_NOMEM;
  uint32_t n = list_words(a, kinds, all);
  if (!nci_sort(arena, all, n, sizeof *all, by_key, NULL)) return NCORP_ERR_NOMEM;
  n = gather(lexicon, a, kinds, all, n);
  if (!nci_sort(arena, all, n, sizeof *all, by_weight, NULL)) return NCORP_ERR_NOMEM;
  if (n > NCI_TERMS_MAX) n = NCI_TERMS_MAX;
  if (!nci_sort(arena, all, n, sizeof *all, by_key, NULL)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < n; i++) out->terms[i] = term_of(&all[i]);
  out->term_count = n;
  nci_gist_measure(out);
  return NCORP_OK;
}

/* ---- comparing ---- */

static uint32_t root(uint64_t n)
{
  uint64_t x = 0;
  for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1)
    if ((x | bit) * (x | bit) <= n) x |= bit;
  return (uint32_t)x;
}

static bool is_name(const nci_term *t) { return t->kind == NCI_TERM_PERSON || t->kind == NCI_TERM_NAME; }

static bool is_lead_person(const nci_term *t) { return t->lead && t->kind == NCI_TERM_PERSON; }

void nci_gist_measure(nci_gist *g)
{
  uint64_t all = 0, names = 0, numbers = 0;
  g->lead_names = 0;
  g->lead_person = false;
  for (uint32_t i = 0; i < g->term_count; i++) {
    const nci_term *t = &g->terms[i];
    uint64_t square = (uint64_t)t->weight * t->weight;
    all += square;
    if (is_name(t)) names += square;
    if (t->kind == NCI_TERM_NUMBER) numbers += square;
    if (is_name(t) && t->lead) g->lead_names += t->weight;
    if (is_lead_person(t)) g->lead_person = true;
  }
  g->norm = root(all);
  g->name_norm = root(names);
  g->number_norm = root(numbers);
}

static uint32_t cosine(uint64_t dot, uint32_t a, uint32_t b) { return dot && a && b ? (uint32_t)(dot * 1000 / ((uint64_t)a * b)) : 0; }

static uint32_t share(uint32_t part, uint32_t whole) { return whole ? (uint32_t)((uint64_t)part * 1000 / whole) : 0; }

nci_gist_likeness nci_gist_compare(const nci_gist *a, const nci_gist *b)
{
  uint64_t all = 0, names = 0, numbers = 0;
  uint32_t of_a = 0, of_b = 0; /* weights of names at the beginning of one that the other has */
  bool same_person = false;
  for (uint32_t i = 0, j = 0; i < a->term_count && j < b->term_count;) {
    const nci_term *x = &a->terms[i], *y = &b->terms[j];
    i += x->key <= y->key;
    j += y->key <= x->key;
    if (x->key != y->key) continue;
    uint64_t product = (uint64_t)x->weight * y->weight;
    all += product;
    if (x->kind == NCI_TERM_NUMBER && y->kind == NCI_TERM_NUMBER) numbers += product;
    if (!is_name(x) || !is_name(y)) continue;
    names += product;
    if (x->lead) of_a += x->weight;
    if (y->lead) of_b += y->weight;
    same_person = same_person || (is_lead_person(x) && is_lead_person(y));
  }
  uint32_t in_b = share(of_a, a->lead_names), in_a = share(of_b, b->lead_names);
  return (nci_gist_likeness){ cosine(all, a->norm, b->norm), cosine(names, a->name_norm, b->name_norm), cosine(numbers, a->number_norm, b->number_norm),
                              in_a > in_b ? in_a : in_b, a->lead_person && b->lead_person && !same_person };
}

uint32_t nci_gist_cosine(const nci_gist *a, const nci_gist *b) { return nci_gist_compare(a, b).words; }

uint32_t nci_gist_overlap(const nci_gist *a, const nci_gist *b)
{
  uint32_t same = 0, both_empty = 0;
  if (!a->sketched || !b->sketched) return 0;
  for (uint32_t i = 0; i < NCI_SKETCH_BINS; i++) {
    if (a->sketch[i] == EMPTY && b->sketch[i] == EMPTY) both_empty++;
    else same += a->sketch[i] == b->sketch[i];
  }
  return both_empty == NCI_SKETCH_BINS ? 0 : same * 1000 / (NCI_SKETCH_BINS - both_empty);
}

bool nci_gist_is_copy(const nci_gist *a, const nci_gist *b)
{
  enum { OF_SHORTER = 800, OF_ALL = 400 };
  uint64_t common = nci_gist_overlap(a, b), shorter = a->runs < b->runs ? a->runs : b->runs;
  /* Of n and m runs c are common, and the overlap is c / (n + m - c). */
  return common >= OF_ALL && common * ((uint64_t)a->runs + b->runs) >= OF_SHORTER * shorter * (1000 + common) / 1000;
}
