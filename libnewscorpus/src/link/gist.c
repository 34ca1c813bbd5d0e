/* What articles are compared by: the words that tell them apart, and a sketch of their runs of words. How rare a word is
 * comes from the lexicon's counts of English, not from the corpus, so that no article changes what another is like. */
#include "base/hash.h"
#include "base/sort.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/digest.h"

enum { RUN = 5, FEWEST = 30, WORD_MIN = 5, WORD_MAX = 64, EMPTY = 0xffff };

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
}

/* Long enough, and letters only. */
static bool counts(ncorp_str text, ncorp_span span)
{
  if (span.end < span.start || span.end > text.size || span.end - span.start < WORD_MIN || span.end - span.start > WORD_MAX) return false;
  for (uint32_t i = span.start; i < span.end; i++)
    if (!nci_is_alpha(text.data[i]) && (unsigned char)text.data[i] < 0x80) return false;
  return true;
}

typedef struct word {
  uint32_t key, count, weight;
  ncorp_span span; /* where it first stands */
} word;

static int by_key(const void *a, const void *b, void *ctx)
{
  const word *x = a, *y = b;
  (void)ctx;
  return (x->key > y->key) - (x->key < y->key);
}

static int by_weight(const void *a, const void *b, void *ctx)
{
  const word *x = a, *y = b;
  return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight) : by_key(a, b, ctx);
}

/* How rare a word is, in thousandths of a bit. */
static uint32_t rarity(const nci_lexicon *lexicon, ncorp_str w)
{
  enum { RAREST = 14000 };
  uint32_t row;
  ncorp_decimal count;
  if (!nci_lexicon_find(lexicon, NCI_LEX_COMMON_WORDS, w, &row, 1) ||
      !nci_lexicon_number(lexicon, NCI_LEX_COMMON_WORDS, row, NCI_COMMON_WORDS_COUNT, &count))
    return RAREST;
  int64_t n = count.digits;
  for (int32_t e = count.exponent; e > 0 && n < 1000000; e--) n *= 10;
  uint32_t log = log_thousandths(n < 0 ? 1 : n > 1000000 ? 1000000 : (uint32_t)n + 1);
  return log < RAREST ? RAREST - log : 0;
}

static uint32_t root(uint64_t n)
{
  uint64_t x = 0;
  for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1)
    if ((x | bit) * (x | bit) <= n) x |= bit;
  return (uint32_t)x;
}

void nci_gist_measure(nci_gist *g)
{
  uint64_t sum = 0;
  for (uint32_t i = 0; i < g->term_count; i++) sum += (uint64_t)g->terms[i].weight * g->terms[i].weight;
  g->norm = root(sum);
}

ncorp_status nci_gist_make(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *a, nci_gist *out)
{
  *out = (nci_gist){ .day = nci_digest_day(a->published) };
  sketch(a, out);
  word *all = nci_arena_alloc(arena, (size_t)a->tokens.count + 1, sizeof *all);
  if (!all) return NCORP_ERR_NOMEM;
  uint32_t n = 0, kept = 0;
  for (uint32_t i = 0; i < a->tokens.count; i++) {
    uint64_t h = counts(a->text, a->tokens.spans[i]) ? word_hash(a->text, a->tokens.spans[i]) : 0;
    if (h) all[n++] = (word){ (uint32_t)(h ^ h >> 32), 1, 0, a->tokens.spans[i] };
  }
  if (!nci_sort(arena, all, n, sizeof *all, by_key, NULL)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < n; i++) {
    if (kept && all[kept - 1].key == all[i].key) all[kept - 1].count++;
    else all[kept++] = all[i];
  }
  for (uint32_t i = 0; i < kept; i++) {
    uint32_t often = 1000 + log_thousandths(all[i].count < 16 ? all[i].count : 16);
    ncorp_span s = all[i].span;
    all[i].weight = (uint32_t)((uint64_t)often * rarity(lexicon, nci_str(a->text.data + s.start, s.end - s.start)) / 1000);
  }
  if (!nci_sort(arena, all, kept, sizeof *all, by_weight, NULL)) return NCORP_ERR_NOMEM;
  if (kept > NCI_TERMS_MAX) kept = NCI_TERMS_MAX;
  while (kept && !all[kept - 1].weight) kept--;
  if (!nci_sort(arena, all, kept, sizeof *all, by_key, NULL)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < kept; i++) out->terms[i] = (nci_term){ all[i].key, all[i].weight > 0xffff ? 0xffff : all[i].weight };
  out->term_count = kept;
  nci_gist_measure(out);
  return NCORP_OK;
}

uint32_t nci_gist_cosine(const nci_gist *a, const nci_gist *b)
{
  uint64_t dot = 0;
  for (uint32_t i = 0, j = 0; i < a->term_count && j < b->term_count;) {
    if (a->terms[i].key < b->terms[j].key) i++;
    else if (a->terms[i].key > b->terms[j].key) j++;
    else dot += (uint64_t)a->terms[i++].weight * b->terms[j++].weight;
  }
  return dot && a->norm && b->norm ? (uint32_t)(dot * 1000 / ((uint64_t)a->norm * b->norm)) : 0;
}

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
