/* Annotated text to learn from: CoNLL-U treebanks and IOB2 files of names, as flat arrays.
 *
 * Any number of treebanks share one set of strings and labels (tb_shared), so that an id means the same in the training
 * and in the development data. Labels are numbered from 0 in the order of their first appearance: read the training data
 * first, and the labels that only the development data has come after all others.
 *
 * What a treebank promises: every sentence has at least one word; heads are indexes within the sentence and form one
 * tree; the words spell the sentence's text, in order; a name that goes on (I-X) goes on from B-X or I-X. Files that
 * break this are refused, with file, line, column and reason on standard error. */
#ifndef TRAIN_TREEBANK_H
#define TRAIN_TREEBANK_H

#include "base/intern.h"
#include "base/str.h"
#include "base/vec.h"

#define TB_NONE UINT32_MAX /* no head (the root), no string */
#define TB_NO_LABEL UINT16_MAX

/* The columns that hold labels. */
typedef enum tb_column { TB_UPOS, TB_XPOS, TB_FEATS, TB_DEPREL, TB_NAME, TB_COLUMNS } tb_column;

typedef struct tb_shared {
  nci_arena *arena;             /* borrowed; holds everything */
  nci_intern strings;           /* forms, lemmas, surfaces */
  nci_intern labels[TB_COLUMNS];
  nci_intern chains;            /* and types of mentions */
} tb_shared;

typedef struct tb_word {
  uint32_t form, lemma; /* strings; lemma is TB_NONE where the file says "_" (and the form is no "_") */
  uint32_t head;        /* index in the sentence; TB_NONE for the root and where the sentence has no tree */
  uint32_t start, end;  /* bytes in the sentence's text; words of a multiword token whose forms do not spell it share its extent */
  uint32_t surface;     /* string of the multiword token that begins here, else TB_NONE */
  uint16_t upos, xpos, feats, deprel, name; /* labels; TB_NO_LABEL for "_" and for what the file does not have */
  uint8_t mwt_count;    /* words of the multiword token that begins here, else 0 */
  bool mwt_inside;      /* a word of a multiword token, but not its first */
  bool space_after;     /* white space follows (always false before the next word of a multiword token) */
} tb_word;

/* What stands between a sentence and the one before it in the document. */
typedef enum tb_gap { TB_GAP_NONE, TB_GAP_SPACE, TB_GAP_PARAGRAPH } tb_gap;

typedef struct tb_sentence {
  uint32_t first, count; /* words */
  uint32_t document;
  uint32_t line;         /* of its first word, for messages */
  ncorp_str text;        /* as given, or set from the words; without white space at its ends */
  tb_gap gap;            /* TB_GAP_NONE for the first of a document */
  bool has_tree, has_names;
} tb_sentence;

/* A mention, as GUM's "Entity=" has it: brackets of chain, type and more. Those within a sentence alone. */
typedef struct tb_mention {
  uint32_t first, last;  /* words, among all */
  uint32_t chain, type;  /* of shared->chains; chains are told apart within a document */
} tb_mention;

typedef struct tb_document {
  ncorp_str id;          /* may be empty */
  uint32_t first, count; /* sentences */
  uint32_t file, source;
} tb_document;

typedef struct treebank {
  tb_shared *shared;     /* borrowed */
  NCI_VEC(tb_word) words;
  NCI_VEC(tb_sentence) sentences;
  NCI_VEC(tb_document) documents;
  NCI_VEC(tb_mention) mentions; /* in the order in which they end */
  NCI_VEC(ncorp_str) files;
  NCI_VEC(ncorp_str) sources; /* what was read: the last part of each path that was given; scores are told by source */
} treebank;

void tb_shared_init(tb_shared *s, nci_arena *arena);
void treebank_init(treebank *t, tb_shared *shared);

/* Appends a file, or all files of a folder that are named *.conllu, *.iob2 or *.conll.txt (in order of their names, folders
 * below it included). A file named otherwise is taken by the form of its first line. A CoNLL-U file without "# newdoc" is
 * cut into documents of ten sentences.
 * Gives false after saying what is wrong. */
bool treebank_read(treebank *t, const char *path);

/* Keeps a share of the documents, millionths of one, spread evenly over all of them (a corpus is often in order of genre).
 * Words are left where they are. */
void treebank_cut(treebank *t, uint32_t millionths);

/* Words of the sentences that are kept. */
uint32_t treebank_word_count(const treebank *t);

/* A document's running text, as the scorers put it together, from its sentences and the gaps between them; sentence k of
 * the document begins at starts[k]. */
typedef struct tb_running {
  ncorp_str text;
  uint32_t *starts;
} tb_running;

/* {NULL, 0} when there is no memory. */
tb_running treebank_running_text(const treebank *t, const tb_document *d, nci_arena *arena);

/* The word of a mention that depends on none of its others. */
uint32_t treebank_mention_head(const treebank *t, const tb_sentence *s, const tb_mention *m);

static inline ncorp_str tb_string(const tb_shared *s, uint32_t id)
{
  return id == TB_NONE ? NCI_NO_STR : s->strings.strings.at[id];
}

/* "_" for none. */
static inline ncorp_str tb_label(const tb_shared *s, tb_column c, uint16_t id)
{
  return id == TB_NO_LABEL ? NCI_STR("_") : s->labels[c].strings.at[id];
}

static inline ncorp_str tb_form(const treebank *t, const tb_word *w) { return tb_string(t->shared, w->form); }
static inline ncorp_str tb_lemma(const treebank *t, const tb_word *w) { return tb_string(t->shared, w->lemma); }

#endif
