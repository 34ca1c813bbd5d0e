/* Reading CoNLL-U, the format of Universal Dependencies 2: lines make sentences, sentences make articles.
 *
 * Whoever finds and splits the lines drives the reader. An article is a document of the file: what follows a "# newdoc",
 * or the whole file. A sentence in which there is an error is left out of its article. */
#ifndef NCI_FORMAT_CONLLU_H
#define NCI_FORMAT_CONLLU_H

#include <stdbool.h>
#include <newscorpus/reader.h>
#include "base/buffer.h"
#include "base/intern.h"
#include "format/diagnostics.h"

enum {
  NCI_CONLLU_ID, NCI_CONLLU_FORM, NCI_CONLLU_LEMMA, NCI_CONLLU_UPOS, NCI_CONLLU_XPOS, NCI_CONLLU_FEATS, NCI_CONLLU_HEAD,
  NCI_CONLLU_DEPREL, NCI_CONLLU_DEPS, NCI_CONLLU_MISC, NCI_CONLLU_COLUMNS
};

/* A line of ten columns: a word, or the surface token that stands for the words behind it. */
typedef struct nci_conllu_row {
  uint64_t line, offset;            /* where it stands in the input */
  uint32_t at;                      /* where it stands in the bytes of the sentence */
  uint32_t ends[NCI_CONLLU_COLUMNS]; /* of the columns, in the line */
  uint32_t words;                   /* of a surface token; 0 for a word */
} nci_conllu_row;

/* The sentence whose lines are coming in. */
typedef struct nci_conllu_sentence {
  nci_arena arena;                  /* reset by each sentence */
  nci_buffer bytes;                 /* its rows, one behind the other */
  NCI_VEC(nci_conllu_row) rows;
  uint64_t line, offset;            /* of its first line */
  ncorp_str text;                   /* what "# text" says, or absent */
  nci_where text_where;
  uint32_t words;                   /* so far */
  uint32_t range_end;               /* the last word of the surface token met last */
  uint32_t empty_nodes;
  bool comments, inside;            /* there are comments, there are rows */
  bool bad;                         /* an error was reported: the rest of it is passed over */
} nci_conllu_sentence;

/* What a word became. Ids and absent values are those of nci_token_columns. */
typedef struct nci_conllu_token {
  ncorp_span span;
  uint32_t lemma, upos, xpos, feats, deprel, head;
} nci_conllu_token;

/* The article that the sentences go to. */
typedef struct nci_conllu_document {
  nci_arena arena;                  /* reset by each article */
  nci_intern strings;
  nci_buffer text;
  nci_buffer space;                 /* what SpacesAfter of the last token holds */
  NCI_VEC(nci_conllu_token) tokens;
  NCI_VEC(ncorp_sentence) sentences;
  NCI_VEC(ncorp_block) blocks;
  NCI_VEC(ncorp_mention) mentions;
  NCI_VEC(ncorp_str) authors;
  ncorp_str id, title, outlet, language, published, url;
  nci_where where;                  /* of its first line */
  uint32_t number;                  /* in the file, from 1 */
  uint64_t size;                    /* bytes of its lines */
  ncorp_block_kind kind;            /* of the paragraph that begins or goes on */
  bool begun;                       /* there was a "# newdoc" or a sentence */
  bool new_paragraph;               /* the next sentence is the first behind a "# newpar" */
  bool paragraphs;                  /* so was the first of all: the paragraphs are blocks */
  bool joined;                      /* the last token has SpaceAfter=No */
  bool too_large;                   /* it is passed over */
} nci_conllu_document;

typedef struct nci_conllu_reader {
  const nci_sink *sink;             /* borrowed; of which `article` and `diagnostic` are called */
  bool strict;
  uint64_t max_record;
  ncorp_str name, uri;              /* of the file, borrowed */
  nci_conllu_sentence sentence;
  nci_conllu_document document;
  nci_where where;                  /* source, record and, of the line being read, offset and number */
  uint64_t empty_nodes, enhanced, attributes; /* what was left out of this file */
  ncorp_error *error;               /* of the call under way */
  ncorp_status status;              /* what stops the call, or NCORP_OK */
} nci_conllu_reader;

/* options: of which flags and max_record are used, the latter filled in. sink: borrowed. */
void nci_conllu_init(nci_conllu_reader *reader, const ncorp_allocator *allocator, const ncorp_reader_options *options,
                     const nci_sink *sink);
void nci_conllu_done(nci_conllu_reader *reader);

/* Says that the next line is the first of another file. name: the file's, of which articles without an id get theirs
 * (or absent: then articles come without an id); uri: what articles without an address get. Both live until the file's end. */
void nci_conllu_begin(nci_conllu_reader *reader, ncorp_str source, ncorp_str name, ncorp_str uri);

/* Reads one line, without its "\n"; an end of "\r" is allowed. Returns NCORP_OK also when something was left out with a
 * finding; in strict mode the first error; NCORP_ERR_NOMEM; or what the sink returned, if below zero. */
ncorp_status nci_conllu_line(nci_conllu_reader *reader, ncorp_str line, uint64_t number, uint64_t offset, ncorp_error *error);

/* Passes over the sentence that a line too long to be read belongs to, which the caller reports; gives its number. */
uint64_t nci_conllu_skip(nci_conllu_reader *reader);

/* Ends the file. broken: bytes are missing, so the article that is being read is not given. */
ncorp_status nci_conllu_end(nci_conllu_reader *reader, bool broken, ncorp_error *error);

/* Where a column (NCI_CONLLU_...) of a row stands. */
nci_where nci_conllu_where(const nci_conllu_reader *reader, const nci_conllu_row *row, int column);

/* Keep what reporting gave; false. */
static inline bool nci_conllu_found(nci_conllu_reader *r, ncorp_status status)
{
  r->status = status;
  return false;
}

static inline bool nci_conllu_refused(nci_conllu_reader *r, ncorp_status status)
{
  r->sentence.bad = true;
  return nci_conllu_found(r, status);
}

/* Report a finding; both are false. NCI_CONLLU_REFUSE is for errors: the sentence is given up. */
#define NCI_CONLLU_REPORT(r, number, where, ...) \
  nci_report((r)->sink, (r)->strict, (r)->error, (number), (nci_where[]){ where }, __VA_ARGS__)
#define NCI_CONLLU_FIND(r, number, where, ...) nci_conllu_found(r, NCI_CONLLU_REPORT(r, number, where, __VA_ARGS__))
#define NCI_CONLLU_REFUSE(r, number, where, ...) nci_conllu_refused(r, NCI_CONLLU_REPORT(r, number, where, __VA_ARGS__))

/* Takes a line apart; false when there is an error in it. */
bool nci_conllu_read_row(nci_conllu_reader *reader, ncorp_str line);

/* Puts the sentence into the document, or, when there is an error in it, leaves the document as it was. */
void nci_conllu_add_sentence(nci_conllu_reader *reader);

#endif
