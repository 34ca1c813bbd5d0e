/* What the parts that read dictionaries share: the lines of a file, and the dictionary in the making. No one but
 * cameo_*.c needs this. */
#ifndef NCI_KNOWLEDGE_CAMEO_BUILDER_H
#define NCI_KNOWLEDGE_CAMEO_BUILDER_H

#include "knowledge/cameo_dictionary.h"

/* The code by which TABARI passes over sentences that are too complex for it: here trees tell how a sentence is built. */
#define NCI_CAMEO_COMPLEX "+++"

/* The code by which TABARI discards: there is no event. */
#define NCI_CAMEO_DISCARD "###"

typedef struct nci_cameo_builder {
  nci_cameo_dictionary *d;
  nci_arena scratch;
  nci_cameo_report *report;
  void *ctx;
  ncorp_str file;           /* its name */
  ncorp_str text;           /* without its comments, which are blanks now */
  size_t next;              /* where the line after this one begins */
  ncorp_str line;           /* without blanks at both ends */
  size_t line_start;
  uint64_t line_number;
  bool full;                /* that there are too many words has been said */
  uint64_t limited_line;    /* the last line of which a phrase is too long */
  nci_intern set_names, block_names; /* in the order of their ids */
  NCI_VEC(uint32_t) named_sets; /* of each name, the set that it means now */
  NCI_VEC(nci_cameo_phrase) actors, agents, forms, discards, issues;
} nci_cameo_builder;

/* Goes to the next line that is not empty; false at the end. */
bool nci_cameo_next_line(nci_cameo_builder *b);

/* Reports a mistake at a byte of the line, or at its beginning when `at` is NULL. */
__attribute__((format(printf, 4, 5)))
void nci_cameo_mistake_at(nci_cameo_builder *b, nci_cameo_mistake mistake, const char *at, const char *format, ...);

/* Takes "[...]" off the end or the middle of a line: *inside gets what is between the brackets, *before what stands before.
 * False when there is none; a bracket that is not closed is reported and goes to the end of the line. */
bool nci_cameo_bracket(nci_cameo_builder *b, ncorp_str line, char open, ncorp_str *before, ncorp_str *inside, ncorp_str *behind);

/* Adds words to the items. Blanks and "_" part them; a word behind "_" has to follow at once. Gives the phrase; its count is
 * 0 when there are none, or too many, which is reported. */
nci_cameo_phrase nci_cameo_words(nci_cameo_builder *b, ncorp_str words, uint32_t value);

/* Reports a line without words where there have to be some, unless the words were too many. */
void nci_cameo_no_words(nci_cameo_builder *b, const char *what);

/* Adds one item; false when there are too many. */
bool nci_cameo_add_item(nci_cameo_builder *b, nci_cameo_item item);

uint32_t nci_cameo_word(nci_cameo_builder *b, ncorp_str word);

/* Where the line at hand stands. */
nci_cameo_line nci_cameo_here(const nci_cameo_builder *b);

/* A regular plural of a phrase's last word, in the scratch arena. */
ncorp_str nci_cameo_plural(nci_cameo_builder *b, ncorp_str phrase);

/* "010" or "031:032"; "---", "", NCI_CAMEO_COMPLEX and NCI_CAMEO_DISCARD are no code. */
nci_cameo_code nci_cameo_event_code(nci_cameo_builder *b, ncorp_str text);

/* The readers of the kinds of files. */
void nci_cameo_read_actors(nci_cameo_builder *b);
void nci_cameo_read_agents(nci_cameo_builder *b);
void nci_cameo_read_verbs(nci_cameo_builder *b);
void nci_cameo_read_discards(nci_cameo_builder *b);
void nci_cameo_read_issues(nci_cameo_builder *b);
void nci_cameo_read_options(nci_cameo_builder *b);

#endif
