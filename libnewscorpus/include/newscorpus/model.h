/* newscorpus/model.h - language models: what the tagger, the parser and the name finder have learned.
 *
 * A model is one file that newscorpus-train writes. The English one is built into the library; an analyzer takes another
 * one by the options `model` (a file) or `model_data` (memory). A model is checked before it is used, whoever made it:
 * a damaged or a forged one is refused, or gives wrong tags, and nothing worse.
 */
#ifndef NEWSCORPUS_MODEL_H
#define NEWSCORPUS_MODEL_H

#include <newscorpus/text.h>

NCORP_BEGIN_DECLS

/* A model's addresses in memory have to be multiples of this. Mapped memory and pages are. */
#define NCORP_MODEL_ALIGNMENT 64

/* The largest model, in bytes. */
#define NCORP_MODEL_MAX_SIZE ((size_t)256 << 20)

/* A part of a model. */
typedef struct ncorp_model_section {
  ncorp_str name;    /* 1 to 8 letters, digits, '-' and '_' */
  uint64_t offset;   /* where it begins in the file, in bytes */
  uint64_t size;     /* bytes */
  uint64_t checksum; /* XXH3-64 of them */
} ncorp_model_section;

/* A model as an analyzer uses it. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_model {
  ncorp_str source;    /* the file's name, "built-in" or "memory" */
  uint32_t version;    /* of the file's format */
  uint64_t size;       /* bytes */
  ncorp_str language;  /* a BCP 47 tag such as "en" */
  ncorp_str about;     /* JSON text on how the model was made, on what, with what scores; absent when it has none */
  size_t section_count;
  const ncorp_model_section *sections; /* in the order of the file */
} ncorp_model;

/* Prints a model as one JSON object on one line: version, size, language, sections (name, offset, size, checksum as 16
 * hexadecimal digits), about.
 *
 * model: as ncorp_analyzer_model() gives it.
 * out: the text, to be given to ncorp_text_unref().
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any number of threads at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_model_json(const ncorp_model *model, ncorp_text **out, ncorp_error *error);

NCORP_END_DECLS

#endif
