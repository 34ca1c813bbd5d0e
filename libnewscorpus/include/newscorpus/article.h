/* newscorpus/article.h - one article and everything that is known of it.
 *
 * Articles are immutable. The pointers that these functions return are borrowed from the article's corpus: they live
 * as long as any reference to that corpus or any hold on one of its articles. Offsets are UTF-8 bytes of
 * ncorp_article_text(); ncorp_article_codepoint() gives code points. Every function takes NULL and then answers with
 * an absent view, 0 or NULL, as it does for an index that is out of range. All of them may be called from any thread.
 */
#ifndef NEWSCORPUS_ARTICLE_H
#define NEWSCORPUS_ARTICLE_H

#include <newscorpus/entity.h>
#include <newscorpus/event.h>
#include <newscorpus/quote.h>
#include <newscorpus/time.h>

NCORP_BEGIN_DECLS

typedef struct ncorp_article ncorp_article;

/* Where a publication date was found. */
typedef enum ncorp_date_source {
  NCORP_DATE_NONE = 0,     /* there is no date */
  NCORP_DATE_METADATA = 1, /* a field of the source's format */
  NCORP_DATE_TEXT = 2,     /* a line or header in the text */
  NCORP_DATE_OPTION = 3,   /* the caller's default */
  NCORP_DATE_INFERRED = 4  /* a linked report */
} ncorp_date_source;

/* What a stretch of the text is. */
typedef enum ncorp_block_kind {
  NCORP_BLOCK_TITLE = 0,
  NCORP_BLOCK_SUMMARY = 1,
  NCORP_BLOCK_BYLINE = 2,
  NCORP_BLOCK_DATE = 3,
  NCORP_BLOCK_DATELINE = 4,
  NCORP_BLOCK_HEADING = 5,
  NCORP_BLOCK_PARAGRAPH = 6,
  NCORP_BLOCK_LIST = 7,
  NCORP_BLOCK_CAPTION = 8,
  NCORP_BLOCK_BOILERPLATE = 9 /* of the site, not of the article; nothing is extracted from it */
} ncorp_block_kind;

/* A block. */
typedef struct ncorp_block {
  ncorp_span span;
  ncorp_block_kind kind;
} ncorp_block;

/* The most tokens of a sentence that the analyzer finds. No prose comes near it; what has no boundary within so many
 * tokens (a table, a list without stops) is cut there, so a sentence of just this size goes on in the next one, unless
 * its block ends with it. */
#define NCORP_SENTENCE_MAX_TOKENS 2000

/* The most tokens of a sentence that the analyzer parses at once. A sentence with more, mostly a list or a table, is cut
 * every so many tokens: it still has one tree with one root, but the roots of its second and further parts hang on that of
 * the first by the relation "parataxis". So a sentence of more tokens than this is one whose tree was put together. */
#define NCORP_TREE_MAX_TOKENS 240

/* A sentence, with the tokens in it: [first_token, end_token). */
typedef struct ncorp_sentence {
  ncorp_span span;
  uint32_t first_token;
  uint32_t end_token;
} ncorp_sentence;

/* A token: a syntactic word of Universal Dependencies 2. The linguistic fields are absent until a language model has
 * filled them. */
typedef struct ncorp_token {
  ncorp_span span;
  ncorp_str lemma;  /* or absent */
  ncorp_str upos;   /* universal part of speech, or absent */
  ncorp_str xpos;   /* treebank tag, or absent */
  ncorp_str feats;  /* "Number=Plur", or absent */
  uint32_t head;    /* index of the head token in this article; NCORP_NONE for a root and where there is no tree */
  ncorp_str deprel; /* or absent */
} ncorp_token;

/* The tokens of an article as arrays of `count` values each. An id is an index into `strings`, where each string stands
 * once; NCORP_NONE stands for an absent value, and a NULL array for a column that has none. */
typedef struct ncorp_token_columns {
  uint32_t count;
  const ncorp_span *spans;
  const uint32_t *lemma, *upos, *xpos, *feats, *deprel; /* ids */
  const uint32_t *head;                                  /* as in ncorp_token */
  const ncorp_str *strings;
  uint32_t string_count;
} ncorp_token_columns;

/* Keep an article, and the corpus it belongs to, alive.
 *
 * article: may be NULL.
 * Returns: the same article, now with one more hold, to be given to ncorp_article_release().
 * Since: 0.1
 */
NCORP_API const ncorp_article *ncorp_article_hold(const ncorp_article *article);

/* Gives up a hold.
 *
 * article: may be NULL.
 * Since: 0.1
 */
NCORP_API void ncorp_article_release(const ncorp_article *article);

/* Gives the article's id, which is unique in its corpus: the hex digits of a file named `NNN_<16 hex>.txt`, the id that the
 * source gives, or a hash of the content.
 *
 * article: may be NULL.
 * Returns: a borrowed view, followed by a NUL byte; absent for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_id(const ncorp_article *article);

/* Tells where the article came from: a path below the corpus root, or a URL.
 *
 * article: may be NULL.
 * Returns: a borrowed view; absent for text from memory and for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_uri(const ncorp_article *article);

/* Gives the title: the source's own, or the one found in the text.
 *
 * article: may be NULL.
 * Returns: a borrowed view; absent where there is none. A title from the text is a piece of it and has no NUL behind it.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_title(const ncorp_article *article);

/* Names the outlet that published the article.
 *
 * article: may be NULL.
 * Returns: a borrowed view; absent where neither source nor text names one.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_outlet(const ncorp_article *article);

/* Gives the article's language.
 *
 * article: may be NULL.
 * Returns: a borrowed view of a BCP 47 tag; absent where the source gives none.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_language(const ncorp_article *article);

/* Counts the names in the byline.
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_author_count(const ncorp_article *article);

/* Gives one name of the byline.
 *
 * article: may be NULL.
 * index: from 0, in the order of the byline.
 * Returns: a borrowed view of the name as written, without "By"; absent when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_author(const ncorp_article *article, size_t index);

/* Gives the date of publication.
 *
 * article: may be NULL.
 * Returns: a borrowed view of an ISO 8601 date or date-time; absent when it is not known. It is never guessed.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_published(const ncorp_article *article);

/* Tells where the date of publication was found.
 *
 * article: may be NULL.
 * Returns: NCORP_DATE_NONE exactly when ncorp_article_published() is absent.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_date_source ncorp_article_published_from(const ncorp_article *article);

/* Gives the place that an agency dateline names, as it is written ("KYIV").
 *
 * article: may be NULL.
 * Returns: a borrowed view; absent where there is no dateline.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_dateline_place(const ncorp_article *article);

/* Tells where the dateline stands, from its place to its dash.
 *
 * article: may be NULL.
 * Returns: a span of bytes; NCORP_NO_SPAN where there is no dateline.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_span ncorp_article_dateline_span(const ncorp_article *article);

/* Gives the id of the article's story.
 *
 * article: may be NULL.
 * Returns: a borrowed view of the id of an ncorp_story of the same corpus; absent before linking.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_story(const ncorp_article *article);

/* Tells of which earlier article this one is nearly a copy.
 *
 * article: may be NULL.
 * Returns: a borrowed view of that article's id; absent before linking and for articles that are no copies.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_near_duplicate_of(const ncorp_article *article);

/* Gives the whole text as the source held it, decoded to UTF-8, with line ends made "\n"; nothing else is changed, so that
 * every span can be shown in the source.
 *
 * article: may be NULL.
 * Returns: a borrowed view of valid UTF-8; absent for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_text(const ncorp_article *article);

/* Gives the text of a span.
 *
 * span: byte offsets; a span that does not lie in the text gives an absent view.
 * Returns: a view of the article's text.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_span_text(const ncorp_article *article, ncorp_span span);

/* Converts a byte offset of the text to an offset in Unicode code points, and back.
 *
 * offset: 0 to the size of the text; a byte offset inside a character counts as that character's start.
 * Returns: the other offset; an offset beyond the end gives that of the end.
 * Since: 0.1
 */
NCORP_API uint32_t ncorp_article_codepoint(const ncorp_article *article, uint32_t offset);
NCORP_API uint32_t ncorp_article_byte(const ncorp_article *article, uint32_t codepoint);

/* The layers. Each has a function that counts its items and one that gives an item; a layer whose stage has not run has
 * none. The items belong to the corpus, are never changed, and may gain fields at their end in later versions. */

/* Counts the blocks (what each stretch of the text is; in order, not overlapping).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_block_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_block *ncorp_article_block(const ncorp_article *article, size_t index);

/* Counts the sentences (of all blocks that hold some, in text order).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_sentence_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_sentence *ncorp_article_sentence(const ncorp_article *article, size_t index);

/* Counts the time expressions (in text order).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_time_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_time *ncorp_article_time(const ncorp_article *article, size_t index);

/* Counts the quantities (in text order).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_quantity_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_quantity *ncorp_article_quantity(const ncorp_article *article, size_t index);

/* Counts the mentions (in text order; the spans of names do not overlap each other, nominals may hold names).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_mention_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_mention *ncorp_article_mention(const ncorp_article *article, size_t index);

/* Counts the entities of the article (in the order of their first mention).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_entity_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_article_entity *ncorp_article_entity_at(const ncorp_article *article, size_t index);

/* Finds what the article says of the entity with this id.
 *
 * The entities are gone through in turn, so the call takes time in proportion to their number.
 *
 * article: may be NULL.
 * id, size: the id's bytes; size (size_t)-1 stands for strlen(id). id may be NULL.
 * Returns: its index; (size_t)-1 when there is none.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_find_entity(const ncorp_article *article, const char *id, size_t size);

/* Tells whom or what a mention speaks of, by name.
 *
 * article: may be NULL.
 * mention: an index of a mention, such as the speaker of a quotation.
 * Returns: the name of the corpus's entity once linked, else of the article's, else the words of the mention; absent when
 *   the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_article_mention_name(const ncorp_article *article, size_t mention);

/* Counts the quotations (in text order).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_quote_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_quote *ncorp_article_quote(const ncorp_article *article, size_t index);

/* Counts the event mentions (in the order of their triggers).
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_event_count(const ncorp_article *article);

/* Gives one of them.
 *
 * article: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_event_mention *ncorp_article_event(const ncorp_article *article, size_t index);

/* Counts the tokens of all sentences.
 *
 * article: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_token_count(const ncorp_article *article);

/* Fills a token. Tokens are stored as columns, so this one copies.
 *
 * index: below ncorp_article_token_count().
 * token: filled; its views are borrowed.
 * Returns: NCORP_OK, or NCORP_ERR_ARG when the article or `token` is NULL or the index is out of range.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_article_token(const ncorp_article *article, size_t index, ncorp_token *token);

/* Gives the tokens as columns, for callers to whom a call per token is too dear. Nothing is copied.
 *
 * article: may be NULL.
 * Returns: a borrowed pointer; NULL for NULL.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API const ncorp_token_columns *ncorp_article_tokens(const ncorp_article *article);

/* Tells which sentence a token is in.
 *
 * article: may be NULL.
 * token: its index.
 * Returns: the index of the sentence; NCORP_NONE for a token in none and for an index that is out of range.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API uint32_t ncorp_article_token_sentence(const ncorp_article *article, size_t token);

/* Looks a morphological feature up: in "Number=Plur|Tense=Past", "Tense" is "Past".
 *
 * token: may be NULL.
 * name: the feature's name, case-sensitive; may be NULL.
 * Returns: a piece of the token's `feats`; absent when the token does not have the feature. Of several the first counts.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_token_feature(const ncorp_token *token, const char *name);

/* The spans that a bulk accessor can give. */
typedef enum ncorp_layer {
  NCORP_LAYER_BLOCKS = 0,
  NCORP_LAYER_SENTENCES = 1,
  NCORP_LAYER_TOKENS = 2,
  NCORP_LAYER_TIMES = 3,
  NCORP_LAYER_QUANTITIES = 4,
  NCORP_LAYER_MENTIONS = 5,
  NCORP_LAYER_QUOTES = 6,
  NCORP_LAYER_EVENTS = 7 /* the spans of the triggers */
} ncorp_layer;

/* Copies the spans of a whole layer, for callers to whom a call per item is too dear.
 *
 * layer: which.
 * codepoints: 0 for byte offsets, 1 for code points.
 * starts, ends: room for `capacity` values each; may be NULL when capacity is 0.
 * Returns: how many items the layer has, whatever the capacity.
 * Since: 0.1
 */
NCORP_API size_t ncorp_article_spans(const ncorp_article *article, ncorp_layer layer, int codepoints, uint32_t *starts,
                                     uint32_t *ends, size_t capacity);

/* Name an enumerator as the corpus format does ("paragraph", "metadata").
 *
 * Returns: a static string; NULL for NCORP_DATE_NONE and for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_block_kind_name(ncorp_block_kind kind);
NCORP_API const char *ncorp_date_source_name(ncorp_date_source source);

NCORP_END_DECLS

#endif
