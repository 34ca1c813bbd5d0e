/* meaning.c - prints what each layer of meaning says, field by field, as a user of the API reads it. usage: meaning INPUT */
#include <newscorpus/newscorpus.h>

#include <stdio.h>
#include <string.h>

static void put(ncorp_str s) {
  if (s.data)
    printf("\t%.*s", NCORP_STR_ARG(s));
  else
    printf("\t-");
}

static void put_name(const char *name) { put((ncorp_str){ name, name ? strlen(name) : 0 }); }

static void put_words(const ncorp_article *article, ncorp_span span) {
  put(span.start == UINT32_MAX ? (ncorp_str){ NULL, 0 } : ncorp_article_span_text(article, span));
}

static void put_number(ncorp_decimal value) { printf("\t%g", ncorp_decimal_double(value)); }

static void begin(const char *what, const ncorp_article *article, ncorp_span span) {
  printf("%s", what);
  put_words(article, span);
}

static void print_times(const ncorp_article *article) {
  for (size_t i = 0; i < ncorp_article_time_count(article); i++) {
    const ncorp_time *time = ncorp_article_time(article, i);
    begin("time", article, time->span);
    put_name(ncorp_time_type_name(time->type));
    const ncorp_str values[] = { time->value, time->mod, time->quant, time->freq, time->begin, time->end };
    for (size_t k = 0; k < sizeof values / sizeof *values; k++)
      put(values[k]);
    put_words(article, time->evidence);
    put(time->because);
    putchar('\n');
  }
}

static void print_quantities(const ncorp_article *article) {
  for (size_t i = 0; i < ncorp_article_quantity_count(article); i++) {
    const ncorp_quantity *quantity = ncorp_article_quantity(article, i);
    begin("quantity", article, quantity->span);
    put_number(quantity->value);
    if (quantity->ranged)
      put_number(quantity->high);
    else
      put_name(NULL);
    put_name(ncorp_bound_name(quantity->bound));
    put(quantity->unit);
    put_words(article, quantity->unit_span);
    put_name(ncorp_casualty_name(quantity->casualty));
    put_words(article, quantity->evidence);
    put(quantity->because);
    putchar('\n');
  }
}

/* The name of the entity of an id: the corpus's once linked, else the article's. */
static ncorp_str name_of(const ncorp_corpus *corpus, const ncorp_article *article, ncorp_str id) {
  size_t linked = id.data ? ncorp_corpus_find_entity(corpus, id.data, id.size) : SIZE_MAX;
  if (linked != SIZE_MAX)
    return ncorp_corpus_entity(corpus, linked)->name;
  const ncorp_article_entity *entity = ncorp_article_entity_at(article, ncorp_article_find_entity(article, id.data, id.size));
  return entity ? entity->name : (ncorp_str){ NULL, 0 };
}

static void print_mentions(const ncorp_corpus *corpus, const ncorp_article *article) {
  for (size_t i = 0; i < ncorp_article_mention_count(article); i++) {
    const ncorp_mention *mention = ncorp_article_mention(article, i);
    begin("mention", article, mention->span);
    put_name(ncorp_entity_type_name(mention->type));
    put_name(ncorp_mention_form_name(mention->form));
    put(name_of(corpus, article, mention->entity));
    put_words(article, mention->head);
    put_name(ncorp_number_name(mention->number));
    put_name(ncorp_gender_name(mention->gender));
    put(mention->stands_for);
    put_words(article, mention->evidence);
    put(mention->because);
    putchar('\n');
  }
}

static void print_quotes(const ncorp_article *article) {
  for (size_t i = 0; i < ncorp_article_quote_count(article); i++) {
    const ncorp_quote *quote = ncorp_article_quote(article, i);
    begin("quote", article, quote->span);
    put_name(ncorp_quote_kind_name(quote->kind));
    put(ncorp_article_mention_name(article, quote->speaker));
    put_words(article, quote->cue);
    if (quote->inside == NCORP_NONE)
      put_name(NULL);
    else
      put_words(article, ncorp_article_quote(article, quote->inside)->span);
    put(quote->because);
    putchar('\n');
  }
}

static void print_entities(const ncorp_corpus *corpus, const ncorp_article *article) {
  for (size_t i = 0; i < ncorp_article_entity_count(article); i++) {
    const ncorp_article_entity *entity = ncorp_article_entity_at(article, i);
    printf("entity");
    put(entity->id);
    put(entity->name);
    put_name(ncorp_gender_name(entity->gender));
    put_name(entity->unnamed ? "unnamed" : "named");
    putchar('\n');
    for (uint32_t k = 0; k < entity->fact_count; k++) {
      const ncorp_role_fact *fact = &entity->facts[k];
      begin("fact", article, fact->span);
      put(fact->role);
      put(name_of(corpus, article, fact->of));
      put(fact->country);
      put(fact->sector);
      put_name(fact->former ? "former" : "present");
      put(fact->because);
      putchar('\n');
    }
  }
}

int main(int argc, char **argv) {
  ncorp_corpus *corpus = NULL;
  if (argc < 2 || ncorp_read(argv[1], NULL, &corpus, NULL) < 0)
    return 1;
  for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++) {
    const ncorp_article *article = ncorp_corpus_article(corpus, i);
    print_times(article);
    print_quantities(article);
    print_mentions(corpus, article);
    print_quotes(article);
    print_entities(corpus, article);
  }
  ncorp_corpus_unref(corpus);
  return 0;
}
