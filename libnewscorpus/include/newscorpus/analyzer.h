/* newscorpus/analyzer.h - from text to sentences, names, times, quotations and event mentions.
 *
 * An analyzer is immutable: any number of threads may run it at once. Each article is analysed for itself, so results
 * do not depend on the number of threads or on the batch that an article came in.
 */
#ifndef NEWSCORPUS_ANALYZER_H
#define NEWSCORPUS_ANALYZER_H

#include <newscorpus/dictionary.h>
#include <newscorpus/model.h>
#include <newscorpus/pattern.h>
#include <newscorpus/reader.h>
#include <newscorpus/text.h>

NCORP_BEGIN_DECLS

typedef struct ncorp_analyzer ncorp_analyzer;

/* The stages of analysis, or-ed together. A stage brings those that it builds on. */
enum {
  NCORP_STAGE_STRUCTURE = 1u << 0, /* blocks, title, byline, date, dateline */
  NCORP_STAGE_TOKENS = 1u << 1,    /* sentences and tokens */
  NCORP_STAGE_MENTIONS = 1u << 2,  /* names and who they refer to */
  NCORP_STAGE_TIMES = 1u << 3,     /* time expressions */
  NCORP_STAGE_QUANTITIES = 1u << 4,
  NCORP_STAGE_QUOTES = 1u << 5,
  NCORP_STAGE_EVENTS = 1u << 6,
  NCORP_STAGE_TAGS = 1u << 7,  /* parts of speech, features and lemmas of the tokens */
  NCORP_STAGE_PARSE = 1u << 8, /* dependency trees */
  NCORP_STAGE_ALL = 0x1ff
};

/* What events are coded by. */
typedef enum ncorp_coder {
  NCORP_CODER_PLOVER = 0, /* the library's own knowledge: PLOVER types */
  NCORP_CODER_CAMEO = 1   /* the user's dictionaries: CAMEO codes, or what codes they have; needs trees, so a model that parses */
} ncorp_coder;

/* How to analyse. Zero-filled with struct_size set (NCORP_ANALYZER_OPTIONS_INIT) means the defaults. */
typedef struct ncorp_analyzer_options {
  size_t struct_size;               /* sizeof(ncorp_analyzer_options) */
  const ncorp_allocator *allocator; /* NULL: ncorp_allocator_default() */
  uint32_t stages;                  /* NCORP_STAGE_...; 0: all */
  const char *model;                /* a model file, which is read whole; NULL: the built-in English one */
  const void *model_data;           /* or a model in memory, borrowed: it has to stay as it is while the analyzer lives,
                                       at a multiple of NCORP_MODEL_ALIGNMENT; mapped memory will do */
  size_t model_size;                /* bytes of model_data */
  const char *dictionaries;         /* a folder of dictionaries (newscorpus/dictionary.h), read whole, for the CAMEO coder */
  ncorp_dictionary *dictionary;     /* or one that is open already, of which the analyzer takes a reference */
  ncorp_coder coder;
  const char *patterns;             /* event patterns (newscorpus/pattern.h) in a file or folder, for the coder PLOVER */
  ncorp_patterns *pattern_set;      /* or such as are open already, of which the analyzer takes a reference */
  uint32_t pattern_flags;           /* NCORP_PATTERNS_...: which of the library's are used as well; 0: all */
} ncorp_analyzer_options;

#define NCORP_ANALYZER_OPTIONS_INIT { sizeof(ncorp_analyzer_options), NULL, 0, NULL, NULL, 0, NULL, NULL, NCORP_CODER_PLOVER, NULL, NULL, 0 }

/* How to run a long call. */
typedef struct ncorp_run_options {
  size_t struct_size;      /* sizeof(ncorp_run_options) */
  uint32_t threads;        /* 0: one for each processor; 1: only the calling one */
  ncorp_progress progress; /* or NULL; called now and then from the calling thread */
  void *progress_ctx;
} ncorp_run_options;

#define NCORP_RUN_OPTIONS_INIT { sizeof(ncorp_run_options), 0, NULL, NULL }

/* Makes an analyzer with the built-in lexicons and a language model.
 *
 * options: NULL for the defaults. A model that the caller gives is checked whole, with its checksums.
 * out: the analyzer, to be given to ncorp_analyzer_unref().
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; and of a model: NCORP_ERR_IO when its file cannot be read,
 *   NCORP_ERR_SYNTAX when it is damaged or no model, NCORP_ERR_UNSUPPORTED when it is of another version,
 *   NCORP_ERR_LIMIT when it is larger than NCORP_MODEL_MAX_SIZE; of dictionaries: as ncorp_dictionary_open(); of
 *   patterns: as ncorp_patterns_open().
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_analyzer_new(const ncorp_analyzer_options *options, ncorp_analyzer **out, ncorp_error *error);

/* Gives the model that an analyzer uses.
 *
 * analyzer: may be NULL.
 * Returns: the model, borrowed from the analyzer; NULL when the library was built without one, which leaves out the
 *   stages that need it.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API const ncorp_model *ncorp_analyzer_model(const ncorp_analyzer *analyzer);

/* Gives the dictionary that an analyzer codes events by.
 *
 * analyzer: may be NULL.
 * Returns: the dictionary, borrowed from the analyzer; NULL when it has none.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API const ncorp_dictionary *ncorp_analyzer_dictionary(const ncorp_analyzer *analyzer);

/* Gives the patterns of the user's that an analyzer codes events by.
 *
 * analyzer: may be NULL.
 * Returns: the patterns, borrowed from the analyzer; NULL when it has none.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API const ncorp_patterns *ncorp_analyzer_patterns(const ncorp_analyzer *analyzer);

/* Takes another reference.
 *
 * analyzer: may be NULL.
 * Returns: the same analyzer.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_analyzer *ncorp_analyzer_ref(ncorp_analyzer *analyzer);

/* Drops a reference; the last one frees the analyzer. Corpora that it made live on.
 *
 * analyzer: may be NULL.
 * Thread safety: any thread that holds a reference; it gives it up.
 * Since: 0.1
 */
NCORP_API void ncorp_analyzer_unref(ncorp_analyzer *analyzer);

/* Analyses every article of a corpus anew.
 *
 * corpus: left as it is; the result shares its text.
 * options: NULL for the defaults.
 * out: a corpus with the same articles in the same order, annotated and not linked.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_CANCELLED.
 * Thread safety: any number of runs at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_analyzer_run(const ncorp_analyzer *analyzer, const ncorp_corpus *corpus,
                                          const ncorp_run_options *options, ncorp_corpus **out, ncorp_error *error);

/* How an explanation is printed. */
typedef enum ncorp_explain_format {
  NCORP_EXPLAIN_TEXT = 0, /* for people */
  NCORP_EXPLAIN_JSON = 1  /* a line of JSON for each sentence */
} ncorp_explain_format;

/* Tells, sentence by sentence, which events are coded and by which patterns, and of the other words that evoke an event what
 * they lack.
 *
 * article: analysed anew; it and its corpus are left as they are.
 * out: the explanation, to be given to ncorp_text_unref(). The reasons (docs/events.md) may become more.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any number of calls at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_explain(const ncorp_analyzer *analyzer, const ncorp_article *article, ncorp_explain_format format,
                                     ncorp_text **out, ncorp_error *error);

/* Tells what an event is made of that is coded already: the words of each field, and what was inferred. Of an event record it
 * gives the account of each report with its sentence, what the reports differ on, and why they were joined and the nearest others
 * not: scores and reasons, found anew among its stories' articles (64 at most).
 *
 * index: of the article's event mentions, or of the corpus's event records.
 * out: the explanation, to be given to ncorp_text_unref(); as JSON one object without a line feed.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any number of calls at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_article_explain_event(const ncorp_article *article, size_t index, ncorp_explain_format format,
                                                   ncorp_text **out, ncorp_error *error);
NCORP_API ncorp_status ncorp_corpus_explain_event(const ncorp_corpus *corpus, size_t index, ncorp_explain_format format,
                                                  ncorp_text **out, ncorp_error *error);

/* Tells what an entity record is made of: its names with counts and articles, by which evidence each was joined, and the nearest names
 * of others, found anew among 64 articles at most, those that name it first.
 *
 * index: of the corpus's entity records.
 * out, Returns, Thread safety, Since: as above.
 */
NCORP_API ncorp_status ncorp_corpus_explain_entity(const ncorp_corpus *corpus, size_t index, ncorp_explain_format format,
                                                   ncorp_text **out, ncorp_error *error);

NCORP_END_DECLS

#endif
