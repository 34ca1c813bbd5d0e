/* coding.c - prints the mistakes in dictionaries and the events that they code, as a user of the API reads them.
 * usage: coding INPUT [DICTIONARIES], where without the second what the input has is printed */
#include <newscorpus/newscorpus.h>

#include <stdio.h>

static void put(ncorp_str s) {
  if (s.data)
    printf("\t%.*s", NCORP_STR_ARG(s));
  else
    printf("\t-");
}

static void print_side(const ncorp_article *article, const uint32_t *mentions, const ncorp_str *codes, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    put(ncorp_article_span_text(article, ncorp_article_mention(article, mentions[i])->span));
    put(codes ? codes[i] : (ncorp_str){ NULL, 0 });
  }
  printf("\t;");
}

static void print_mentions(const ncorp_article *article) {
  for (size_t i = 0; i < ncorp_article_event_count(article); i++) {
    const ncorp_event_mention *event = ncorp_article_event(article, i);
    printf("mention\t%s", ncorp_event_type_name(event->type));
    put(event->cameo);
    put(event->code);
    put(event->because);
    print_side(article, event->actors, event->actor_codes, event->actor_count);
    print_side(article, event->recipients, event->recipient_codes, event->recipient_count);
    putchar('\n');
  }
}

static void print_participants(const ncorp_participant *items, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    put(items[i].text);
    put(items[i].code);
  }
  printf("\t;");
}

static void print_records(const ncorp_corpus *corpus) {
  for (size_t i = 0; i < ncorp_corpus_event_count(corpus); i++) {
    const ncorp_event *event = ncorp_corpus_event(corpus, i);
    printf("record\t%s\t%u", ncorp_event_type_name(event->type), (unsigned)event->quad_code);
    put(event->cameo);
    print_participants(event->actors, event->actor_count);
    print_participants(event->recipients, event->recipient_count);
    putchar('\n');
  }
}

static void print_dictionary(const ncorp_dictionary *dictionary) {
  static const char *const severities[] = { "note", "warning", "error" };
  ncorp_dictionary_counts n = ncorp_dictionary_count(dictionary);
  printf("counts\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\n", n.files, n.actors, n.agents, n.verbs, n.patterns, n.discards, n.issues);
  for (size_t i = 0; i < ncorp_dictionary_diagnostic_count(dictionary); i++) {
    const ncorp_diagnostic *found = ncorp_dictionary_diagnostic(dictionary, i);
    printf("%.*s:%llu:%llu\t%s\t%d\t%.*s\n", NCORP_STR_ARG(found->source), (unsigned long long)found->line,
           (unsigned long long)found->column, severities[found->severity], (int)found->number, NCORP_STR_ARG(found->message));
  }
}

static ncorp_status code(ncorp_corpus *read, const ncorp_analyzer_options *options, ncorp_corpus **out, ncorp_error *error) {
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *analysed = NULL;
  ncorp_status status = ncorp_analyzer_new(options, &analyzer, error);
  if (status == NCORP_OK)
    status = ncorp_analyzer_run(analyzer, read, NULL, &analysed, error);
  if (status == NCORP_OK)
    status = ncorp_link(analysed, NULL, out, error);
  ncorp_corpus_unref(analysed);
  ncorp_analyzer_unref(analyzer);
  return status;
}

/* Codes the corpus by the dictionaries, and prints what is said of the options without each other. */
static ncorp_status by_dictionaries(ncorp_corpus *read, const char *folder, ncorp_corpus **out) {
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_dictionary *dictionary = NULL;
  ncorp_status status = ncorp_dictionary_open(folder, NULL, &dictionary, &error);
  if (status < 0)
    return status;
  print_dictionary(dictionary);
  options.dictionary = dictionary;
  code(read, &options, out, &error);
  printf("%s\t%s\n", ncorp_status_name(error.status), error.message);
  options.dictionary = NULL;
  options.coder = NCORP_CODER_CAMEO;
  code(read, &options, out, &error);
  printf("%s\t%s\n", ncorp_status_name(error.status), error.message);
  options.dictionary = dictionary;
  status = code(read, &options, out, &error);
  ncorp_dictionary_unref(dictionary);
  return status;
}

int main(int argc, char **argv) {
  ncorp_corpus *corpus = NULL;
  if (argc < 2 || ncorp_read(argv[1], NULL, &corpus, NULL) < 0)
    return 1;
  if (argc > 2) {
    ncorp_corpus *coded = NULL;
    ncorp_status status = by_dictionaries(corpus, argv[2], &coded);
    ncorp_corpus_unref(corpus);
    if (status < 0)
      return 1;
    corpus = coded;
  }
  for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++)
    print_mentions(ncorp_corpus_article(corpus, i));
  print_records(corpus);
  ncorp_corpus_unref(corpus);
  return 0;
}
