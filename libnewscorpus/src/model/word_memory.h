/* What is known of frequent words, kept by a thread from one article to the next. Only what follows from a word's letters and tags alone is
 * kept, so that the results are the same with and without it, and whatever was read before. A word has one place, where the last of those
 * that share it stays. */
#ifndef NCI_MODEL_WORD_MEMORY_H
#define NCI_MODEL_WORD_MEMORY_H

#include <stdbool.h>
#include "base/hash.h"
#include "base/str.h"

enum { NCI_KNOWN_FORMS = 4096, NCI_KNOWN_LEMMAS = 2048, NCI_KNOWN_SIZE = 23 };

typedef struct nci_known_text {
  char text[NCI_KNOWN_SIZE];
  uint8_t size;
} nci_known_text;

/* A form in small letters, as the finder of names asks for it (meaning/names.h). */
typedef struct nci_known_form {
  nci_known_text form;
  uint32_t flags, small_flags;
  uint64_t small;
} nci_known_form;

/* Lemma and features of a form with certain tags. */
typedef struct nci_known_lemma {
  uint64_t key;  /* of both */
  nci_known_text form, lemma;
  uint32_t feats;
} nci_known_lemma;

typedef struct nci_word_memory {
  nci_known_form forms[NCI_KNOWN_FORMS];
  nci_known_lemma lemmas[NCI_KNOWN_LEMMAS];
} nci_word_memory;

static inline ncorp_str nci_known_str(const nci_known_text *t) { return nci_str(t->text, t->size); }

static inline bool nci_known_is(const nci_known_text *t, ncorp_str s) { return s.size && nci_str_eq(nci_known_str(t), s); }

/* False when it is too long to be kept. */
static inline bool nci_known_keep(nci_known_text *t, ncorp_str s)
{
  t->size = 0;
  if (s.size > NCI_KNOWN_SIZE) return false;
  memcpy(t->text, s.data, s.size);
  t->size = (uint8_t)s.size;
  return true;
}

/* The place of a form; NULL where there is no memory. */
static inline nci_known_form *nci_known_form_at(nci_word_memory *m, ncorp_str form)
{
  return m ? &m->forms[nci_hash(form.data, form.size, 0) % NCI_KNOWN_FORMS] : NULL;
}

#endif
