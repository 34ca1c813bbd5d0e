/* The tables of what is found in articles: entities, mentions, quotations, times and quantities. */
#include "export/arrow.h"

#include "base/str.h"

static const nci_arrow_field fact_fields[] = {
  NCI_ALWAYS("role", UTF8, "treasurer, brother"),
  NCI_MAYBE("of", UTF8, "id of the entity that it is held in or said of"),
  NCI_MAYBE("country", UTF8, "ISO 3166-1 alpha-3: which it is held for"),
  NCI_MAYBE("sector", UTF8, "PLOVER sector"),
  NCI_ALWAYS("former", BOOL, "held no longer"),
  NCI_MAYBE("start", INT32, "where the words that say so begin in the article's text"),
  NCI_MAYBE("end", INT32, "where they end"),
  NCI_MAYBE("because", WORD, "the rule that found it"),
};
static const nci_arrow_field fact_item[1] = { NCI_STRUCT("item", fact_fields) };

static const nci_arrow_field entity_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("entity", UTF8, "its id in the article or, once linked, in the corpus"),
  NCI_ALWAYS("type", WORD, "PER, ORG, LOC, MISC"),
  NCI_MAYBE("name", UTF8, "the fullest name in the article"),
  NCI_MAYBE("country", UTF8, "ISO 3166-1 alpha-3: of a place where it lies, of others whom they act for"),
  NCI_MAYBE("country_because", WORD, "how country is known"),
  NCI_MAYBE("sector", WORD, "PLOVER sector"),
  NCI_MAYBE("sector_because", WORD, "how sector is known"),
  NCI_LIST("roles", nci_arrow_string, "what it is said to be"),
  NCI_LIST("facts", fact_item, "the same, with whom and where it is said"),
  NCI_MAYBE("gender", WORD, "Fem, Masc, Neut"),
  NCI_ALWAYS("unnamed", BOOL, "the article describes it and never names it"),
  NCI_MAYBE("lat", DOUBLE, "latitude of a place, WGS 84 degrees"),
  NCI_MAYBE("lon", DOUBLE, "its longitude"),
  NCI_ALWAYS("mentions", INT32, "how many mentions it has in the article"),
};

static void begin_entities(nci_arrow_rows *rows)
{
  const nci_article_data *d = rows->data;
  rows->count = d->entity_count;
  nci_arrow_map_mentions(rows);
  rows->tallies = nci_arena_alloc(&rows->arena, d->entity_count, sizeof *rows->tallies);
  if (!rows->tallies || !rows->entity_of) return;
  memset(rows->tallies, 0, d->entity_count * sizeof *rows->tallies);
  for (uint32_t i = 0; i < d->mention_count; i++)
    if (rows->entity_of[i] != UINT32_MAX) rows->tallies[rows->entity_of[i]]++;
}

static void put_facts(nci_arrow_rows *rows, const ncorp_article_entity *e)
{
  nci_arrow_column *list = nci_arrow_open_list(rows);
  for (uint32_t i = 0; i < e->fact_count; i++) {
    const ncorp_role_fact *f = &e->facts[i];
    nci_arrow_put_str(rows, f->role);
    nci_arrow_put_str(rows, f->of);
    nci_arrow_put_str(rows, f->country);
    nci_arrow_put_str(rows, f->sector);
    nci_arrow_put_bool(rows, f->former);
    nci_arrow_put_span(rows, f->span);
    nci_arrow_put_str(rows, f->because);
    nci_arrow_end_item(rows, list);
  }
  nci_arrow_close_list(rows, list);
}

static void put_entity(nci_arrow_rows *rows)
{
  const ncorp_article_entity *e = &rows->data->entities[rows->row];
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_str(rows, e->id);
  nci_arrow_put_name(rows, ncorp_entity_type_name(e->type));
  nci_arrow_put_str(rows, e->name);
  nci_arrow_put_str(rows, e->country);
  nci_arrow_put_str(rows, e->country_because);
  nci_arrow_put_str(rows, e->sector);
  nci_arrow_put_str(rows, e->sector_because);
  nci_arrow_put_strs(rows, e->roles, e->role_count);
  put_facts(rows, e);
  nci_arrow_put_name(rows, ncorp_gender_name(e->gender));
  nci_arrow_put_bool(rows, e->unnamed);
  nci_arrow_put_decimal(rows, e->located, e->lat);
  nci_arrow_put_decimal(rows, e->located, e->lon);
  nci_arrow_put_int(rows, rows->entity_of ? rows->tallies[rows->row] : 0);
}

const nci_arrow_table nci_arrow_entities = { "entities", NCI_OF_ARTICLES, NCI_STRUCT("entities", entity_fields), begin_entities, put_entity };

static const nci_arrow_field mention_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("mention", INT32, "its number in the article"),
  NCI_ALWAYS("start", INT32, "where it begins in the article's text"),
  NCI_ALWAYS("end", INT32, "where it ends"),
  NCI_ALWAYS("text", UTF8, "its words"),
  NCI_ALWAYS("type", WORD, "PER, ORG, LOC, MISC"),
  NCI_ALWAYS("form", WORD, "name, nominal, pronoun"),
  NCI_MAYBE("entity", UTF8, "id of its entity in the article or, once linked, in the corpus"),
  NCI_MAYBE("name", UTF8, "name of that entity; the mention's words where there is none"),
  NCI_MAYBE("head_start", INT32, "where the word begins that the others hang on"),
  NCI_MAYBE("head_end", INT32, "where it ends"),
  NCI_MAYBE("number", WORD, "Sing, Plur"),
  NCI_MAYBE("gender", WORD, "Fem, Masc, Neut"),
  NCI_MAYBE("stands_for", UTF8, "of a place that stands for a government: ISO 3166-1 alpha-3 of the country"),
  NCI_MAYBE("because", WORD, "the rule that joined it to its entity"),
};

static void begin_mentions(nci_arrow_rows *rows)
{
  rows->count = rows->data->mention_count;
  nci_arrow_map_mentions(rows);
}

static void put_mention(nci_arrow_rows *rows)
{
  const ncorp_mention *m = &rows->data->mentions[rows->row];
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_int(rows, rows->row);
  nci_arrow_put_span(rows, m->span);
  nci_arrow_put_span_text(rows, m->span);
  nci_arrow_put_name(rows, ncorp_entity_type_name(m->type));
  nci_arrow_put_name(rows, ncorp_mention_form_name(m->form));
  nci_arrow_put_str(rows, m->entity);
  nci_arrow_put_str(rows, nci_arrow_mention_name(rows, rows->row));
  nci_arrow_put_span(rows, m->head);
  nci_arrow_put_name(rows, ncorp_number_name(m->number));
  nci_arrow_put_name(rows, ncorp_gender_name(m->gender));
  nci_arrow_put_str(rows, m->stands_for);
  nci_arrow_put_str(rows, m->because);
}

const nci_arrow_table nci_arrow_mentions = { "mentions", NCI_OF_ARTICLES, NCI_STRUCT("mentions", mention_fields), begin_mentions, put_mention };

static const nci_arrow_field quote_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("quote", INT32, "its number in the article"),
  NCI_ALWAYS("start", INT32, "where it begins in the article's text"),
  NCI_ALWAYS("end", INT32, "where it ends"),
  NCI_ALWAYS("text", UTF8, "the words, without the quotation marks"),
  NCI_ALWAYS("kind", WORD, "direct, partial, indirect"),
  NCI_MAYBE("speaker", INT32, "number of the mention that says it"),
  NCI_MAYBE("speaker_entity", UTF8, "id of that mention's entity"),
  NCI_MAYBE("speaker_name", UTF8, "its name"),
  NCI_MAYBE("cue_start", INT32, "where the reporting words begin"),
  NCI_MAYBE("cue_end", INT32, "where they end"),
  NCI_MAYBE("cue", UTF8, "the reporting words"),
  NCI_MAYBE("inside", INT32, "number of the quotation that it is part of"),
  NCI_MAYBE("because", WORD, "the rule that found the speaker"),
};

static void begin_quotes(nci_arrow_rows *rows)
{
  rows->count = rows->data->quote_count;
  if (rows->count) nci_arrow_map_mentions(rows);
}

static void put_quote(nci_arrow_rows *rows)
{
  const ncorp_quote *q = &rows->data->quotes[rows->row];
  const ncorp_mention *speaker = ncorp_article_mention(rows->article, q->speaker);
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_int(rows, rows->row);
  nci_arrow_put_span(rows, q->span);
  nci_arrow_put_span_text(rows, q->span);
  nci_arrow_put_name(rows, ncorp_quote_kind_name(q->kind));
  nci_arrow_put_index(rows, q->speaker);
  nci_arrow_put_str(rows, speaker ? speaker->entity : NCI_NO_STR);
  nci_arrow_put_str(rows, nci_arrow_mention_name(rows, q->speaker));
  nci_arrow_put_span(rows, q->cue);
  nci_arrow_put_span_text(rows, q->cue);
  nci_arrow_put_index(rows, q->inside);
  nci_arrow_put_str(rows, q->because);
}

const nci_arrow_table nci_arrow_quotes = { "quotes", NCI_OF_ARTICLES, NCI_STRUCT("quotes", quote_fields), begin_quotes, put_quote };

static const nci_arrow_field time_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("time", INT32, "its number in the article"),
  NCI_ALWAYS("start", INT32, "where it begins in the article's text"),
  NCI_ALWAYS("end", INT32, "where it ends"),
  NCI_ALWAYS("text", UTF8, "its words"),
  NCI_ALWAYS("type", WORD, "TIMEX3 type: DATE, TIME, DURATION, SET"),
  NCI_MAYBE("value", UTF8, "TIMEX3 value"),
  NCI_MAYBE("first_day", DATE, "of a date that is known: its day, or the first one of a week, month or year"),
  NCI_MAYBE("last_day", DATE, "the last one"),
  NCI_MAYBE("mod", WORD, "TIMEX3 modifier"),
  NCI_MAYBE("quant", WORD, "of a SET: TIMEX3 quant"),
  NCI_MAYBE("freq", WORD, "of a SET: TIMEX3 freq"),
  NCI_MAYBE("begin_value", UTF8, "of a duration or a span of dates: TIMEX3 value of its first day or time"),
  NCI_MAYBE("end_value", UTF8, "of its last"),
  NCI_MAYBE("because", WORD, "the rule that fired"),
};

static void begin_times(nci_arrow_rows *rows) { rows->count = rows->data->time_count; }

static void put_time(nci_arrow_rows *rows)
{
  const ncorp_time *t = &rows->data->times[rows->row];
  bool dated = t->type == NCORP_TIME_DATE || t->type == NCORP_TIME_TIME;
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_int(rows, rows->row);
  nci_arrow_put_span(rows, t->span);
  nci_arrow_put_span_text(rows, t->span);
  nci_arrow_put_name(rows, ncorp_time_type_name(t->type));
  nci_arrow_put_str(rows, t->value);
  nci_arrow_put_first_day(rows, dated ? t->value : NCI_NO_STR);
  nci_arrow_put_last_day(rows, dated ? t->value : NCI_NO_STR);
  nci_arrow_put_str(rows, t->mod);
  nci_arrow_put_str(rows, t->quant);
  nci_arrow_put_str(rows, t->freq);
  nci_arrow_put_str(rows, t->begin);
  nci_arrow_put_str(rows, t->end);
  nci_arrow_put_str(rows, t->because);
}

const nci_arrow_table nci_arrow_times = { "times", NCI_OF_ARTICLES, NCI_STRUCT("times", time_fields), begin_times, put_time };

static const nci_arrow_field quantity_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("quantity", INT32, "its number in the article"),
  NCI_ALWAYS("start", INT32, "where it begins in the article's text"),
  NCI_ALWAYS("end", INT32, "where it ends"),
  NCI_ALWAYS("text", UTF8, "its words"),
  NCI_ALWAYS("value", DOUBLE, "the number"),
  NCI_MAYBE("high", DOUBLE, "of \"five to seven\" the upper end"),
  NCI_ALWAYS("bound", WORD, "how value bounds: exact, at_least, at_most, more_than, less_than, about"),
  NCI_MAYBE("unit", UTF8, "lemma of what is counted, an ISO 4217 code, or %"),
  NCI_MAYBE("unit_start", INT32, "where the unit begins"),
  NCI_MAYBE("unit_end", INT32, "where it ends"),
  NCI_MAYBE("casualty", WORD, "what has befallen those who are counted: killed, injured, missing, arrested, displaced, abducted"),
  NCI_MAYBE("because", WORD, "the rule that fired"),
};

static void begin_quantities(nci_arrow_rows *rows) { rows->count = rows->data->quantity_count; }

static void put_quantity(nci_arrow_rows *rows)
{
  const ncorp_quantity *q = &rows->data->quantities[rows->row];
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_int(rows, rows->row);
  nci_arrow_put_span(rows, q->span);
  nci_arrow_put_span_text(rows, q->span);
  nci_arrow_put_decimal(rows, true, q->value);
  nci_arrow_put_decimal(rows, q->ranged, q->high);
  nci_arrow_put_name(rows, ncorp_bound_name(q->bound));
  nci_arrow_put_str(rows, q->unit);
  nci_arrow_put_span(rows, q->unit_span);
  nci_arrow_put_name(rows, ncorp_casualty_name(q->casualty));
  nci_arrow_put_str(rows, q->because);
}

const nci_arrow_table nci_arrow_quantities = { "quantities", NCI_OF_ARTICLES, NCI_STRUCT("quantities", quantity_fields), begin_quantities,
                                               put_quantity };
