/* The tables of articles, their sentences and their tokens. */
#include "export/arrow.h"

#include "base/str.h"
#include "format/ncf.h"

static const nci_arrow_field block_fields[] = {
  NCI_ALWAYS("kind", WORD, "title, summary, byline, date, dateline, heading, paragraph, list, caption, boilerplate"),
  NCI_ALWAYS("start", INT32, "where it begins in text"),
  NCI_ALWAYS("end", INT32, "where it ends"),
};
static const nci_arrow_field block_item[1] = { NCI_STRUCT("item", block_fields) };

/* What put_source() puts. */
#define SOURCE_FIELDS                                                                    \
  NCI_ALWAYS("id", UTF8, "the article's id, which other tables call article"),           \
  NCI_MAYBE("uri", UTF8, "where it came from"), NCI_MAYBE("title", UTF8, "title"),       \
  NCI_MAYBE("outlet", WORD, "who published it"), NCI_MAYBE("language", WORD, "BCP 47 tag")

static const nci_arrow_field article_fields[] = {
  SOURCE_FIELDS,
  NCI_LIST("authors", nci_arrow_string, "names in the byline"),
  NCI_MAYBE("published", UTF8, "ISO 8601 date or date-time, as it was given"),
  NCI_MAYBE("published_day", DATE, "its day"),
  NCI_MAYBE("published_from", WORD, "where it was found: metadata, text, option, inferred"),
  NCI_MAYBE("dateline", UTF8, "place of the dateline"),
  NCI_MAYBE("dateline_start", INT32, "where the dateline begins in text"),
  NCI_MAYBE("dateline_end", INT32, "where it ends"),
  NCI_ALWAYS("text", UTF8, "the whole text"),
  NCI_LIST("blocks", block_item, "what each stretch of the text is"),
  NCI_MAYBE("story", UTF8, "id of its story, once linked"),
  NCI_MAYBE("near_duplicate_of", UTF8, "id of an earlier article with nearly the same text, once linked"),
};

static void put_source(nci_arrow_rows *rows, const nci_article_data *d)
{
  nci_arrow_put_str(rows, d->id);
  nci_arrow_put_str(rows, d->uri);
  nci_arrow_put_str(rows, d->title);
  nci_arrow_put_str(rows, d->outlet);
  nci_arrow_put_str(rows, d->language);
}

static void put_article(nci_arrow_rows *rows)
{
  const nci_article_data *d = rows->data;
  put_source(rows, d);
  nci_arrow_put_strs(rows, d->authors, d->author_count);
  nci_arrow_put_str(rows, d->published);
  nci_arrow_put_first_day(rows, d->published);
  nci_arrow_put_name(rows, ncorp_date_source_name(d->published_from));
  nci_arrow_put_str(rows, d->dateline_place);
  nci_arrow_put_span(rows, ncorp_article_dateline_span(rows->article));
  nci_arrow_put_str(rows, d->text);
  nci_arrow_column *blocks = nci_arrow_open_list(rows);
  for (uint32_t i = 0; i < d->block_count; i++) {
    nci_arrow_put_name(rows, ncorp_block_kind_name(d->blocks[i].kind));
    nci_arrow_put_span(rows, d->blocks[i].span);
    nci_arrow_end_item(rows, blocks);
  }
  nci_arrow_close_list(rows, blocks);
  nci_arrow_put_str(rows, d->story);
  nci_arrow_put_str(rows, d->near_duplicate_of);
}

const nci_arrow_table nci_arrow_articles = { "articles", NCI_OF_ARTICLES, NCI_STRUCT("articles", article_fields), NULL, put_article };

static const nci_arrow_field record_fields[] = {
  SOURCE_FIELDS,
  NCI_MAYBE("published", UTF8, "ISO 8601 date or date-time, as it was given"),
  NCI_ALWAYS("ncf", UTF8, "its record in the News Corpus Format"),
};

static void put_record(nci_arrow_rows *rows)
{
  const nci_article_data *d = rows->data;
  put_source(rows, d);
  nci_arrow_put_str(rows, d->published);
  nci_ncf_print_article(&rows->next->data, d, &rows->article->block->offsets);
  nci_arrow_end_str(&rows->columns, rows->next++);
}

const nci_arrow_table nci_arrow_records = { "records", NCI_OF_ARTICLES, NCI_STRUCT("records", record_fields), NULL, put_record };

static const nci_arrow_field sentence_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("sentence", INT32, "its number in the article"),
  NCI_ALWAYS("start", INT32, "where it begins in the article's text"),
  NCI_ALWAYS("end", INT32, "where it ends"),
  NCI_ALWAYS("text", UTF8, "its text"),
  NCI_ALWAYS("first_token", INT32, "number of its first token"),
  NCI_ALWAYS("end_token", INT32, "number of the token behind its last"),
};

static void begin_sentences(nci_arrow_rows *rows) { rows->count = rows->data->sentence_count; }

static void put_sentence(nci_arrow_rows *rows)
{
  const ncorp_sentence *s = &rows->data->sentences[rows->row];
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_int(rows, rows->row);
  nci_arrow_put_span(rows, s->span);
  nci_arrow_put_span_text(rows, s->span);
  nci_arrow_put_int(rows, s->first_token);
  nci_arrow_put_int(rows, s->end_token);
}

const nci_arrow_table nci_arrow_sentences = { "sentences", NCI_OF_ARTICLES, NCI_STRUCT("sentences", sentence_fields), begin_sentences, put_sentence };

static const nci_arrow_field token_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("token", INT32, "its number in the article"),
  NCI_MAYBE("sentence", INT32, "number of its sentence"),
  NCI_ALWAYS("start", INT32, "where it begins in the article's text"),
  NCI_ALWAYS("end", INT32, "where it ends"),
  NCI_ALWAYS("text", UTF8, "its text"),
  NCI_MAYBE("lemma", UTF8, "lemma"),
  NCI_MAYBE("upos", WORD, "universal part of speech"),
  NCI_MAYBE("xpos", WORD, "part of speech of the treebank"),
  NCI_MAYBE("feats", WORD, "morphological features"),
  NCI_MAYBE("head", INT32, "number of the token that it depends on; null for a root"),
  NCI_MAYBE("deprel", WORD, "universal dependency relation"),
};

static void begin_tokens(nci_arrow_rows *rows) { rows->count = rows->data->tokens.count; }

/* A cell of few different values: the words of an article are looked up once. */
static void put_token_word(nci_arrow_rows *rows, const uint32_t *ids, uint32_t **words)
{
  const nci_token_columns *t = &rows->data->tokens;
  uint32_t id = ids ? ids[rows->row] : NCORP_NONE;
  nci_arrow_column *column = rows->next;
  if (id >= t->string_count || !column->words) {
    nci_arrow_put_str(rows, id < t->string_count ? t->strings[id] : NCI_NO_STR);
    return;
  }
  if (!*words) {
    *words = nci_arena_alloc(&rows->arena, t->string_count, sizeof **words);
    if (!*words) return;
    memset(*words, 0xff, t->string_count * sizeof **words);
  }
  if ((*words)[id] == UINT32_MAX) (*words)[id] = nci_arrow_word_id(column, t->strings[id]);
  nci_arrow_word(&rows->columns, column, (*words)[id]);
  rows->next++;
}

static void put_token(nci_arrow_rows *rows)
{
  const nci_token_columns *t = &rows->data->tokens;
  const ncorp_sentence *sentences = rows->data->sentences;
  uint32_t i = rows->row, count = rows->data->sentence_count;
  while (rows->group < count && sentences[rows->group].end_token <= i) rows->group++; /* its sentence */
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_int(rows, i);
  nci_arrow_put_index(rows, rows->group < count && sentences[rows->group].first_token <= i ? rows->group : NCORP_NONE);
  nci_arrow_put_span(rows, t->spans[i]);
  nci_arrow_put_span_text(rows, t->spans[i]);
  nci_arrow_put_str(rows, t->lemma && t->lemma[i] < t->string_count ? t->strings[t->lemma[i]] : NCI_NO_STR);
  put_token_word(rows, t->upos, &rows->word_ids[0]);
  put_token_word(rows, t->xpos, &rows->word_ids[1]);
  put_token_word(rows, t->feats, &rows->word_ids[2]);
  nci_arrow_put_index(rows, t->head ? t->head[i] : NCORP_NONE);
  put_token_word(rows, t->deprel, &rows->word_ids[3]);
}

const nci_arrow_table nci_arrow_tokens = { "tokens", NCI_OF_ARTICLES, NCI_STRUCT("tokens", token_fields), begin_tokens, put_token };
