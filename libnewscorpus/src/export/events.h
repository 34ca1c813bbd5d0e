/* Event records as rows and lines that programs of the field read: what the formats share. A record with several
 * participants becomes a row for each pair of them, as CAMEO's coders do; a table has as many cells in every row. */
#ifndef NCI_EXPORT_EVENTS_H
#define NCI_EXPORT_EVENTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/decimal.h"
#include "knowledge/lexicon.h"
#include "model/corpus.h"
#include <newscorpus/writer.h>

/* ---- rows ---- */

/* A value as it is written: without what is beyond so many bytes, which no name or address has. */
enum { NCI_VALUE_MAX = 2048 };
ncorp_str nci_value(ncorp_str s);

/* A row being written. Cells are separated by tabs; a line end, a tab or another control character in a cell becomes a
 * space. Cells beyond the table's columns are dropped, missing ones are written empty. */
typedef struct nci_row {
  nci_buffer *out;
  uint32_t columns, cells;
} nci_row;

void nci_row_skip(nci_row *row, uint32_t count);
void nci_row_str(nci_row *row, ncorp_str s); /* an absent one is an empty cell */
void nci_row_number(nci_row *row, uint64_t value);
void nci_row_decimal(nci_row *row, ncorp_decimal value);

/* A cell of several parts: open it, then put parts one behind the other, or items with semicolons between them (a
 * semicolon in an item becomes %3B). */
bool nci_row_open(nci_row *row);
void nci_row_put(nci_row *row, ncorp_str part);
void nci_row_item(nci_row *row, uint32_t index, ncorp_str item);

void nci_row_end(nci_row *row);

/* ---- records ---- */

/* What is beyond these in a record or an article is not looked at, so that tables grow with the corpus alone: participants
 * of one side (the linker names at most twice as many), contexts, participants that a mention lists, blocks before the
 * first paragraph. */
enum { NCI_SIDE_MAX = 12, NCI_ISSUES_MAX = 64, NCI_LISTED_MAX = 64, NCI_HEAD_MAX = 64, NCI_CODE_PARTS = 5 };

/* A participant with its CAMEO code in groups of three letters. */
typedef struct nci_event_actor {
  const ncorp_participant *who; /* NULL: nobody is named */
  ncorp_str parts[NCI_CODE_PARTS];
  uint32_t part_count;
  bool country;    /* the first part is a country's code */
  bool opaque;     /* the code is of another make: one part, not to be taken apart */
  ncorp_str words; /* by which the first report that names it does, or its name */
} nci_event_actor;

/* A report with what it points to; both are NULL when the corpus does not have them. */
typedef struct nci_event_telling {
  const nci_article_block *article;
  const ncorp_event_mention *event;
  uint32_t source; /* number of the article among those that report the event, from 0 */
  bool again;      /* an earlier report is of the same article */
} nci_event_telling;

typedef enum nci_place_kind { NCI_PLACE_OTHER, NCI_PLACE_COUNTRY, NCI_PLACE_REGION, NCI_PLACE_CITY } nci_place_kind;

/* Where a place lies, by the tables. */
typedef struct nci_place_facts {
  nci_place_kind kind;
  ncorp_str alpha2, country, fips; /* of its country: ISO 3166-1 alpha-2, name, FIPS 10-4; or absent */
  ncorp_str state;                 /* of places in the United States: postal code of the state, or absent */
  ncorp_str state_name;
} nci_place_facts;

/* An event record with everything that rows are made of. */
typedef struct nci_event_rows {
  const ncorp_corpus *corpus;
  const nci_lexicon *lexicon;
  const ncorp_event *event;
  uint64_t number;                   /* of the record; rows count on from it */
  uint32_t cameo, root;              /* rows of the CAMEO table, or as many as it has */
  const nci_event_telling *tellings; /* of each report */
  uint32_t sources, articles;        /* how many different ones report it; 0 when none is known */
  ncorp_str published;               /* of the first report that has a date */
  int lead;                          /* 1: a report tells of it by the end of its first paragraph; 0: none does; -1: not known */
  uint32_t issues[NCI_ISSUES_MAX];   /* how many reports give each context */
  uint32_t issue_count;
  nci_event_actor actors[NCI_SIDE_MAX], recipients[NCI_SIDE_MAX];
  uint32_t actor_count, recipient_count;
} nci_event_rows;

/* One row of an event: who did it to whom. */
typedef struct nci_event_dyad {
  const nci_event_rows *of;
  const nci_event_actor *source, *target;
  uint64_t id; /* differs for each row of a corpus */
} nci_event_dyad;

/* A format of rows. `write` puts the row of a dyad, or a row for each report of it. */
typedef struct nci_event_table {
  const char *const *columns;
  uint32_t column_count;
  void (*write)(nci_row *row, const nci_event_dyad *dyad);
} nci_event_table;

extern const nci_event_table nci_petrarch_table, nci_phoenix_table, nci_gdelt_table, nci_gdelt_mentions_table;

/* ---- what rows say ---- */

/* Parts of an ISO 8601 date as digits, each absent when the date does not have it. */
typedef struct nci_date_parts { ncorp_str year, month, day; } nci_date_parts;
nci_date_parts nci_date_split(ncorp_str date);
nci_date_parts nci_event_date(const ncorp_event *event); /* as far as it is known: a month has no day */

void nci_row_code(nci_row *row, const nci_event_actor *actor);  /* the whole actor code */
void nci_row_day(nci_row *row, nci_date_parts date);            /* YYYYMMDD, or empty */
void nci_row_cameo(nci_row *row, const nci_event_rows *e, uint32_t cameo_row, unsigned column);
void nci_row_issues(nci_row *row, const nci_event_rows *e);     /* context,reports */
void nci_row_sentences(nci_row *row, const nci_event_rows *e);  /* article_sentence, for each report */
void nci_row_uris(nci_row *row, const nci_event_rows *e);       /* for each article, empty where it has none */
void nci_row_outlets(nci_row *row, const nci_event_rows *e);    /* likewise */

/* The mention by which a report names a participant; NCORP_NONE when it does not. */
uint32_t nci_telling_mention(const nci_event_telling *telling, const ncorp_participant *who, bool recipient);

/* The words of a span of an article. */
ncorp_str nci_telling_words(const nci_event_telling *telling, ncorp_span span);

nci_place_facts nci_place_look(const nci_lexicon *lexicon, const ncorp_place *place);

/* ---- printing ---- */

/* Appends all rows or the line of one event record. Room for a record is taken from the arena, which is reset. */
void nci_print_event_record(nci_buffer *out, nci_arena *arena, const ncorp_corpus *corpus, ncorp_event_format format, uint32_t event);

/* Gathers what is told of a record; false, and arena->failed, when there is no memory. */
bool nci_event_gather(nci_event_rows *e, nci_arena *arena, const ncorp_corpus *corpus, uint32_t event);

/* PLOVER's line of JSON, with its line end; nothing of a type beyond PLOVER unless it is asked for. */
void nci_print_plover(nci_buffer *out, const nci_event_rows *e, bool beyond);

#endif
