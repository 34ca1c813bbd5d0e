/* What of a digest tells of those whom the article describes and does not name. */
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/digest.h"

enum { SPELLINGS_MAX = 16 };

bool nci_described_next(const nci_article_data *a, const uint32_t *local, uint32_t *at, uint32_t *entity, uint32_t *mention)
{
  for (; *at < a->entity_count; ++*at)
    if (a->entities[*at].unnamed) {
      *entity = (*at)++;
      *mention = NCORP_NONE;
      return true;
    }
  for (; local && *at - a->entity_count < a->mention_count; ++*at) {
    uint32_t m = *at - a->entity_count;
    if (local[m] != NCORP_NONE || a->mentions[m].form != NCORP_FORM_NOMINAL || a->mentions[m].entity.data) continue;
    *entity = NCORP_NONE;
    *mention = m;
    ++*at;
    return true;
  }
  return false;
}

ncorp_str nci_on_one_line(nci_arena *arena, ncorp_str text)
{
  bool plain = true;
  for (size_t i = 0; i < text.size && plain; i++)
    plain = !nci_is_space(text.data[i]) || (text.data[i] == ' ' && i > 0 && text.data[i - 1] != ' ');
  if (plain) return text;
  char *out = nci_arena_alloc(arena, text.size + 1, 1);
  if (!out) return NCI_NO_STR;
  size_t n = 0;
  for (size_t i = 0; i < text.size; i++) {
    char c = nci_is_space(text.data[i]) ? ' ' : text.data[i];
    if (c != ' ' || (n > 0 && out[n - 1] != ' ')) out[n++] = c;
  }
  return nci_str(out, n);
}

ncorp_str nci_lemma_at(nci_arena *arena, const nci_article_data *article, ncorp_span word)
{
  const nci_token_columns *t = &article->tokens;
  uint32_t at = nci_token_from(article, word.start);
  ncorp_str text = nci_str(article->text.data + word.start, word.end - word.start);
  if (at < t->count && t->lemma && t->lemma[at] < t->string_count && t->spans[at].start == word.start) text = t->strings[t->lemma[at]];
  char *lower = nci_arena_alloc(arena, text.size, 1);
  for (size_t i = 0; lower && i < text.size; i++) lower[i] = nci_to_lower(text.data[i]);
  return lower ? nci_str(lower, text.size) : NCI_NO_STR;
}

typedef struct words {
  ncorp_str country; /* that they name: "the Norwegian envoy", "Norway's envoy"; the first one */
  bool several;      /* there are more */
  bool own_name;     /* another name is among them: "the Black Forest region" */
  bool speakers;     /* "our teams" */
  uint32_t count;
} words;

static ncorp_str country_of(const nci_lexicon *lexicon, ncorp_str word)
{
  uint32_t row;
  if (nci_lexicon_find(lexicon, NCI_LEX_COUNTRIES, word, &row, 1) == 0) {
    if (nci_lexicon_find(lexicon, NCI_LEX_NATIONALITIES, word, &row, 1) == 0) return NCI_NO_STR;
    row = nci_lexicon_row(lexicon, NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA2, nci_lexicon_field(lexicon, NCI_LEX_NATIONALITIES, row, NCI_NATIONALITIES_COUNTRY));
  }
  return nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_ALPHA3);
}

static words words_of(const nci_lexicon *lexicon, ncorp_str text)
{
  words w = { .count = 0 };
  for (size_t at = 0, size; at < text.size; at += size + 1) {
    for (size = 0; at + size < text.size && text.data[at + size] != ' '; size++) {}
    ncorp_str word = nci_str(text.data + at, size);
    if (nci_str_ends(word, NCI_STR("'s"))) word.size -= 2;
    else if (nci_str_ends(word, NCI_STR("\xe2\x80\x99s"))) word.size -= 4;
    w.count += size > 0;
    w.speakers |= at == 0 && (nci_str_is_nocase(word, "our") || nci_str_is_nocase(word, "my") || nci_str_is_nocase(word, "your"));
    if (!word.size || !nci_is_upper(word.data[0])) continue;
    ncorp_str country = country_of(lexicon, word);
    w.several |= country.size && w.country.size && !nci_str_eq(country, w.country);
    if (!w.country.size) w.country = country;
    w.own_name |= at > 0 && !country.size;
  }
  return w;
}

/* Nouns that a name makes the name of a place: "the Black Forest region". */
static bool is_stretch(ncorp_str noun)
{
  static const char *const list[] = { "region", "area", "province", "district", "state", "county", "sea", "coast", "border", "front", "oblast" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(noun, list[i])) return true;
  return false;
}

/* Whether a description says too little, or too much, to be compared with others. */
static bool stands_alone(const words *w, ncorp_str noun)
{
  if (w->several || w->speakers) return true;
  if (w->own_name && is_stretch(noun)) return true;
  return w->count < 2 && (nci_str_is(noun, "people") || nci_str_is(noun, "person"));
}

typedef NCI_VEC(nci_spelling) spellings;

static void add_mention(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *a, uint32_t m, nci_described *d, spellings *list)
{
  const ncorp_mention *mention = &a->mentions[m];
  d->mentions++;
  nci_uses_add(&d->uses, a, mention);
  if (mention->form != NCORP_FORM_NOMINAL) return;
  ncorp_span head = mention->head.start < mention->head.end ? mention->head : mention->span;
  ncorp_str text = nci_on_one_line(arena, nci_str(a->text.data + mention->span.start, mention->span.end - mention->span.start));
  const words w = words_of(lexicon, text);
  if (!list->count) {
    ncorp_str noun = nci_lemma_at(arena, a, head);
    if (!stands_alone(&w, noun)) d->noun = noun;
    d->plural = mention->number == NCORP_PLUR;
  }
  if (!d->gender) d->gender = (uint8_t)mention->gender;
  if (!d->country.size) d->country = w.country;
  for (uint32_t i = 0; i < list->count; i++)
    if (nci_str_eq(list->at[i].name, text)) {
      list->at[i].count++;
      return;
    }
  if (list->count < SPELLINGS_MAX) nci_vec_add(arena, list, ((nci_spelling){ text, 1 }));
}

ncorp_status nci_described_make(nci_arena *arena, const nci_lexicon *lexicon, const nci_article_data *a, const uint32_t *local, nci_digest *out)
{
  NCI_VEC(nci_described) found = { 0 };
  NCI_VEC(spellings) spelled = { 0 };
  uint32_t *number_of = nci_arena_alloc(arena, a->entity_count, sizeof *number_of), at = 0, entity, mention;
  if (!number_of) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < a->entity_count; i++) number_of[i] = NCORP_NONE;
  while (found.count < NCI_DESCRIBED_MAX && nci_described_next(a, local, &at, &entity, &mention)) {
    nci_described *d = nci_vec_push(arena, &found);
    spellings *list = nci_vec_push(arena, &spelled);
    if (!d || !list) return NCORP_ERR_NOMEM;
    *list = (spellings){ 0 };
    if (entity != NCORP_NONE) {
      const ncorp_article_entity *e = &a->entities[entity];
      number_of[entity] = found.count - 1;
      *d = (nci_described){ .type = (uint8_t)e->type, .gender = (uint8_t)e->gender, .country = e->country };
    } else {
      *d = (nci_described){ .type = (uint8_t)a->mentions[mention].type };
      add_mention(arena, lexicon, a, mention, d, list);
    }
  }
  for (uint32_t m = 0; local && m < a->mention_count; m++) {
    uint32_t n = local[m] == NCORP_NONE ? NCORP_NONE : number_of[local[m]];
    if (n != NCORP_NONE) add_mention(arena, lexicon, a, m, &found.at[n], &spelled.at[n]);
  }
  for (uint32_t i = 0; i < found.count; i++) {
    found.at[i].spellings = spelled.at[i].at;
    found.at[i].spelling_count = spelled.at[i].count;
  }
  out->described = found.at;
  out->described_count = found.count;
  return nci_arena_status(arena);
}
