/* What a corpus is made of, as plain data: what readers yield, the model keeps and writers print.
 *
 * Strings and arrays are borrowed: a reader's live until its next record, the model copies what it keeps. */
#ifndef NCI_FORMAT_RECORD_H
#define NCI_FORMAT_RECORD_H

#include <newscorpus/article.h>
#include <newscorpus/corpus.h>

/* The layers of an article, for `layers` (which are there) and for `extras` (whose item it is). */
enum {
  NCI_LAYER_ARTICLE = 0, /* the record itself */
  NCI_LAYER_BLOCKS,
  NCI_LAYER_SENTENCES,
  NCI_LAYER_TOKENS,
  NCI_LAYER_TIMES,
  NCI_LAYER_QUANTITIES,
  NCI_LAYER_MENTIONS,
  NCI_LAYER_ENTITIES,
  NCI_LAYER_QUOTES,
  NCI_LAYER_EVENTS
};

/* Members of an object that this version does not know, as JSON without the braces: "\"k\":1,\"l\":[]". */
typedef struct nci_extra {
  uint32_t layer; /* NCI_LAYER_... */
  uint32_t index; /* of the item; 0 for the record */
  ncorp_str json;
} nci_extra;

/* UINT32_MAX is NCORP_NONE. */
typedef ncorp_token_columns nci_token_columns;

/* An article and all that is known of it. Arrays are in text order. */
typedef struct nci_article_data {
  ncorp_str id, uri, title, outlet, language;
  const ncorp_str *authors;
  uint32_t author_count;
  ncorp_str published;
  ncorp_date_source published_from;
  ncorp_str dateline_place;
  ncorp_span dateline_span;
  ncorp_str text;
  uint32_t layers; /* bits 1u << NCI_LAYER_...: a layer may be there and empty */
  const ncorp_block *blocks;
  uint32_t block_count;
  const ncorp_sentence *sentences;
  uint32_t sentence_count;
  nci_token_columns tokens;
  const ncorp_time *times;
  uint32_t time_count;
  const ncorp_quantity *quantities;
  uint32_t quantity_count;
  const ncorp_mention *mentions;
  uint32_t mention_count;
  const ncorp_article_entity *entities;
  uint32_t entity_count;
  const ncorp_quote *quotes;
  uint32_t quote_count;
  const ncorp_event_mention *events;
  uint32_t event_count;
  ncorp_str story, near_duplicate_of;
  const nci_extra *extras; /* by layer, then index */
  uint32_t extra_count;
} nci_article_data;

/* The header of a corpus. */
typedef struct nci_header_data {
  ncorp_str generator, language;
  ncorp_str extra; /* unknown members, as JSON */
} nci_header_data;

/* Where a reader puts what it reads: records in the order of the source. A status below zero stops the reader, which
 * returns it. */
typedef struct nci_sink {
  void *ctx;
  ncorp_status (*header)(void *ctx, const nci_header_data *header);
  ncorp_status (*article)(void *ctx, const nci_article_data *article);
  ncorp_status (*entity)(void *ctx, const ncorp_entity *entity, ncorp_str extra);
  ncorp_status (*event)(void *ctx, const ncorp_event *event, ncorp_str extra);
  ncorp_status (*story)(void *ctx, const ncorp_story *story, ncorp_str extra);
  /* A finding; severity NCORP_ERROR means that a record or file was skipped. */
  ncorp_status (*diagnostic)(void *ctx, const ncorp_diagnostic *diagnostic);
} nci_sink;

#endif
