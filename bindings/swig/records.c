/* records.c - the records of the bindings, described once for all languages.
 *
 * Owns the names of the fields that script users see. It knows the public API and the sink, and no language.
 */
#include "sink.h"

static void put_name(ncb_sink *sink, const char *key, const char *name) {
  size_t size = 0;
  while (name && name[size])
    size++;
  ncb_put_str(sink, key, (ncorp_str){ name, size });
}

static void put_strs(ncb_sink *sink, const char *key, const ncorp_str *items, uint32_t count) {
  ncb_open_list(sink, key, count);
  for (uint32_t i = 0; i < count; i++)
    ncb_put_str(sink, NULL, items[i]);
  ncb_close(sink);
}

static void put_indexes(ncb_sink *sink, const char *key, const uint32_t *items, uint32_t count) {
  ncb_open_list(sink, key, count);
  for (uint32_t i = 0; i < count; i++)
    ncb_put_index(sink, NULL, items[i]);
  ncb_close(sink);
}

/* Whole numbers stay integers, so that nothing above 2^53 is rounded. */
static void put_decimal(ncb_sink *sink, const char *key, ncorp_decimal value) {
  int64_t whole = value.digits;
  int32_t exponent = value.exponent;
  while (exponent > 0 && whole <= INT64_MAX / 10 && whole >= INT64_MIN / 10) {
    whole *= 10;
    exponent--;
  }
  while (exponent < 0 && whole % 10 == 0 && whole != 0) {
    whole /= 10;
    exponent++;
  }
  if (exponent == 0 || whole == 0)
    ncb_put_integer(sink, key, whole);
  else
    ncb_put_real(sink, key, ncorp_decimal_double(value));
}

static void put_location(ncb_sink *sink, int located, ncorp_decimal lat, ncorp_decimal lon) {
  if (located) {
    ncb_put_real(sink, "lat", ncorp_decimal_double(lat));
    ncb_put_real(sink, "lon", ncorp_decimal_double(lon));
  } else {
    ncb_put_none(sink, "lat");
    ncb_put_none(sink, "lon");
  }
}

static void put_amount(ncb_sink *sink, const char *key, ncorp_amount amount) {
  if (!amount.known)
    return;
  ncb_open_record(sink, key);
  put_decimal(sink, "value", amount.value);
  put_name(sink, "bound", ncorp_bound_name(amount.bound));
  ncb_close(sink);
}

static void put_size(ncb_sink *sink, const ncorp_size *size) {
  ncb_open_record(sink, "size");
  put_amount(sink, "dead", size->dead);
  put_amount(sink, "injured", size->injured);
  put_amount(sink, "arrested", size->arrested);
  put_amount(sink, "abducted", size->abducted);
  put_amount(sink, "participants", size->participants);
  ncb_open_list(sink, "counts", size->count_count);
  for (uint32_t i = 0; i < size->count_count; i++) {
    ncb_open_record(sink, NULL);
    ncb_put_str(sink, "unit", size->counts[i].unit);
    put_decimal(sink, "value", size->counts[i].amount.value);
    put_name(sink, "bound", ncorp_bound_name(size->counts[i].amount.bound));
    ncb_close(sink);
  }
  ncb_close(sink);
  ncb_close(sink);
}

void ncb_put_article(ncb_sink *sink, const ncorp_article *article) {
  size_t authors = ncorp_article_author_count(article);
  ncb_open_record(sink, NULL);
  ncb_put_str(sink, "id", ncorp_article_id(article));
  ncb_put_str(sink, "uri", ncorp_article_uri(article));
  ncb_put_str(sink, "title", ncorp_article_title(article));
  ncb_put_str(sink, "outlet", ncorp_article_outlet(article));
  ncb_put_str(sink, "language", ncorp_article_language(article));
  ncb_open_list(sink, "authors", authors);
  for (size_t i = 0; i < authors; i++)
    ncb_put_str(sink, NULL, ncorp_article_author(article, i));
  ncb_close(sink);
  ncb_put_str(sink, "published", ncorp_article_published(article));
  put_name(sink, "published_from", ncorp_date_source_name(ncorp_article_published_from(article)));
  ncb_put_str(sink, "dateline", ncorp_article_dateline_place(article));
  ncb_put_span(sink, "dateline_span", article, ncorp_article_dateline_span(article));
  ncb_put_str(sink, "story", ncorp_article_story(article));
  ncb_put_str(sink, "near_duplicate_of", ncorp_article_near_duplicate_of(article));
  ncb_close(sink);
}

static void put_fact(ncb_sink *sink, const ncorp_article *article, const ncorp_role_fact *fact) {
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, fact->span);
  ncb_put_str(sink, "role", fact->role);
  ncb_put_str(sink, "of_id", fact->of);
  ncb_put_str(sink, "country", fact->country);
  ncb_put_str(sink, "sector", fact->sector);
  ncb_put_flag(sink, "former", fact->former);
  ncb_put_str(sink, "because", fact->because);
  ncb_close(sink);
}

void ncb_put_article_entity(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_article_entity *entity = ncorp_article_entity_at(article, index);
  if (!entity) {
    ncb_put_none(sink, NULL);
    return;
  }
  ncb_open_record(sink, NULL);
  ncb_put_str(sink, "id", entity->id);
  put_name(sink, "type", ncorp_entity_type_name(entity->type));
  ncb_put_str(sink, "name", entity->name);
  ncb_put_str(sink, "country", entity->country);
  ncb_put_str(sink, "sector", entity->sector);
  put_strs(sink, "roles", entity->roles, entity->role_count);
  put_location(sink, entity->located, entity->lat, entity->lon);
  put_name(sink, "gender", ncorp_gender_name(entity->gender));
  ncb_put_flag(sink, "unnamed", entity->unnamed);
  ncb_put_str(sink, "country_because", entity->country_because);
  ncb_put_str(sink, "sector_because", entity->sector_because);
  ncb_open_list(sink, "facts", entity->fact_count);
  for (uint32_t i = 0; i < entity->fact_count; i++)
    put_fact(sink, article, &entity->facts[i]);
  ncb_close(sink);
  ncb_close(sink);
}

static int put_block(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_block *block = ncorp_article_block(article, index);
  if (!block)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, block->span);
  put_name(sink, "kind", ncorp_block_kind_name(block->kind));
  ncb_close(sink);
  return 1;
}

static int put_sentence(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_sentence *sentence = ncorp_article_sentence(article, index);
  if (!sentence)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, sentence->span);
  ncb_put_index(sink, "first_token", sentence->first_token);
  ncb_put_integer(sink, "token_count", (int64_t)sentence->end_token - sentence->first_token);
  ncb_close(sink);
  return 1;
}

static int put_token(ncb_sink *sink, const ncorp_article *article, size_t index) {
  ncorp_token token;
  if (ncorp_article_token(article, index, &token) < 0)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, token.span);
  ncb_put_str(sink, "lemma", token.lemma);
  ncb_put_str(sink, "upos", token.upos);
  ncb_put_str(sink, "xpos", token.xpos);
  ncb_put_str(sink, "feats", token.feats);
  ncb_put_index(sink, "head", token.head);
  ncb_put_str(sink, "deprel", token.deprel);
  ncb_close(sink);
  return 1;
}

static int put_time(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_time *time = ncorp_article_time(article, index);
  if (!time)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, time->span);
  put_name(sink, "type", ncorp_time_type_name(time->type));
  ncb_put_str(sink, "value", time->value);
  ncb_put_str(sink, "mod", time->mod);
  ncb_put_str(sink, "quant", time->quant);
  ncb_put_str(sink, "freq", time->freq);
  ncb_put_str(sink, "begin_value", time->begin);
  ncb_put_str(sink, "end_value", time->end);
  ncb_put_span(sink, "evidence_span", article, time->evidence);
  ncb_put_str(sink, "because", time->because);
  ncb_close(sink);
  return 1;
}

static int put_quantity(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_quantity *quantity = ncorp_article_quantity(article, index);
  if (!quantity)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, quantity->span);
  put_decimal(sink, "value", quantity->value);
  put_name(sink, "bound", ncorp_bound_name(quantity->bound));
  ncb_put_str(sink, "unit", quantity->unit);
  ncb_put_span(sink, "unit_span", article, quantity->unit_span);
  if (quantity->ranged)
    put_decimal(sink, "high", quantity->high);
  else
    ncb_put_none(sink, "high");
  put_name(sink, "casualty", ncorp_casualty_name(quantity->casualty));
  ncb_put_span(sink, "evidence_span", article, quantity->evidence);
  ncb_put_str(sink, "because", quantity->because);
  ncb_close(sink);
  return 1;
}

static int put_mention(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_mention *mention = ncorp_article_mention(article, index);
  if (!mention)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, mention->span);
  put_name(sink, "type", ncorp_entity_type_name(mention->type));
  put_name(sink, "form", ncorp_mention_form_name(mention->form));
  ncb_put_str(sink, "entity_id", mention->entity);
  ncb_put_span(sink, "head_span", article, mention->head);
  put_name(sink, "number", ncorp_number_name(mention->number));
  put_name(sink, "gender", ncorp_gender_name(mention->gender));
  ncb_put_str(sink, "stands_for", mention->stands_for);
  ncb_put_span(sink, "evidence_span", article, mention->evidence);
  ncb_put_str(sink, "because", mention->because);
  ncb_close(sink);
  return 1;
}

static int put_quote(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_quote *quote = ncorp_article_quote(article, index);
  if (!quote)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, quote->span);
  put_name(sink, "kind", ncorp_quote_kind_name(quote->kind));
  ncb_put_index(sink, "speaker_index", quote->speaker);
  ncb_put_span(sink, "cue_span", article, quote->cue);
  ncb_put_index(sink, "inside_index", quote->inside);
  ncb_put_str(sink, "because", quote->because);
  ncb_close(sink);
  return 1;
}

static int put_event_mention(ncb_sink *sink, const ncorp_article *article, size_t index) {
  const ncorp_event_mention *event = ncorp_article_event(article, index);
  if (!event)
    return 0;
  ncb_open_record(sink, NULL);
  ncb_put_span(sink, "span", article, event->trigger);
  ncb_put_str(sink, "type", ncorp_event_mention_type(event));
  put_strs(sink, "modes", event->modes, event->mode_count);
  put_strs(sink, "contexts", event->contexts, event->context_count);
  ncb_put_str(sink, "cameo", event->cameo);
  ncb_put_index(sink, "sentence_index", event->sentence);
  put_indexes(sink, "actor_indexes", event->actors, event->actor_count);
  put_indexes(sink, "recipient_indexes", event->recipients, event->recipient_count);
  ncb_put_index(sink, "place_index", event->place);
  ncb_put_index(sink, "time_index", event->time);
  ncb_put_str(sink, "date", event->date);
  ncb_put_str(sink, "duration", event->duration);
  put_name(sink, "status", ncorp_event_status_name(event->status));
  ncb_put_index(sink, "attribution_index", event->attribution);
  put_size(sink, &event->size);
  ncb_put_real(sink, "confidence", ncorp_decimal_double(event->confidence));
  ncb_put_str(sink, "because", event->because);
  ncb_put_str(sink, "record_id", event->record);
  put_strs(sink, "actor_codes", event->actor_codes, event->actor_codes ? event->actor_count : 0);
  put_strs(sink, "recipient_codes", event->recipient_codes, event->recipient_codes ? event->recipient_count : 0);
  ncb_put_str(sink, "code", event->code);
  ncb_open_list(sink, "evidence", event->evidence_count);
  for (uint32_t i = 0; i < event->evidence_count; i++) {
    ncb_open_record(sink, NULL);
    ncb_put_str(sink, "field", event->evidence[i].field);
    ncb_put_span(sink, "span", article, event->evidence[i].span);
    ncb_put_str(sink, "because", event->evidence[i].because);
    ncb_close(sink);
  }
  ncb_close(sink);
  ncb_close(sink);
  return 1;
}

void ncb_put_layer_item(ncb_sink *sink, const ncorp_article *article, ncorp_layer layer, size_t index) {
  int put = 0;
  switch (layer) {
  case NCORP_LAYER_BLOCKS: put = put_block(sink, article, index); break;
  case NCORP_LAYER_SENTENCES: put = put_sentence(sink, article, index); break;
  case NCORP_LAYER_TOKENS: put = put_token(sink, article, index); break;
  case NCORP_LAYER_TIMES: put = put_time(sink, article, index); break;
  case NCORP_LAYER_QUANTITIES: put = put_quantity(sink, article, index); break;
  case NCORP_LAYER_MENTIONS: put = put_mention(sink, article, index); break;
  case NCORP_LAYER_QUOTES: put = put_quote(sink, article, index); break;
  case NCORP_LAYER_EVENTS: put = put_event_mention(sink, article, index); break;
  }
  if (!put)
    ncb_put_none(sink, NULL);
}

size_t ncb_layer_count(const ncorp_article *article, ncorp_layer layer) {
  switch (layer) {
  case NCORP_LAYER_BLOCKS: return ncorp_article_block_count(article);
  case NCORP_LAYER_SENTENCES: return ncorp_article_sentence_count(article);
  case NCORP_LAYER_TOKENS: return ncorp_article_token_count(article);
  case NCORP_LAYER_TIMES: return ncorp_article_time_count(article);
  case NCORP_LAYER_QUANTITIES: return ncorp_article_quantity_count(article);
  case NCORP_LAYER_MENTIONS: return ncorp_article_mention_count(article);
  case NCORP_LAYER_QUOTES: return ncorp_article_quote_count(article);
  case NCORP_LAYER_EVENTS: return ncorp_article_event_count(article);
  }
  return 0;
}

void ncb_put_entity(ncb_sink *sink, const ncorp_corpus *corpus, size_t index) {
  const ncorp_entity *entity = ncorp_corpus_entity(corpus, index);
  if (!entity) {
    ncb_put_none(sink, NULL);
    return;
  }
  ncb_open_record(sink, NULL);
  ncb_put_str(sink, "id", entity->id);
  put_name(sink, "type", ncorp_entity_type_name(entity->type));
  ncb_put_str(sink, "name", entity->name);
  ncb_open_list(sink, "names", entity->name_count);
  for (uint32_t i = 0; i < entity->name_count; i++) {
    ncb_open_record(sink, NULL);
    ncb_put_str(sink, "name", entity->names[i].name);
    ncb_put_integer(sink, "count", entity->names[i].count);
    put_strs(sink, "article_ids", entity->names[i].articles, entity->names[i].article_count);
    ncb_close(sink);
  }
  ncb_close(sink);
  ncb_put_str(sink, "country", entity->country);
  ncb_put_str(sink, "sector", entity->sector);
  put_strs(sink, "roles", entity->roles, entity->role_count);
  put_strs(sink, "article_ids", entity->articles, entity->article_count);
  ncb_put_integer(sink, "mention_count", entity->mentions);
  put_location(sink, entity->located, entity->lat, entity->lon);
  ncb_put_flag(sink, "unnamed", entity->unnamed);
  ncb_close(sink);
}

static void put_participants(ncb_sink *sink, const char *key, const ncorp_participant *items, uint32_t count) {
  ncb_open_list(sink, key, count);
  for (uint32_t i = 0; i < count; i++) {
    ncb_open_record(sink, NULL);
    ncb_put_str(sink, "name", items[i].text);
    ncb_put_str(sink, "entity_id", items[i].entity);
    ncb_put_str(sink, "code", items[i].code);
    ncb_put_str(sink, "sector", items[i].sector);
    ncb_close(sink);
  }
  ncb_close(sink);
}

static void put_place(ncb_sink *sink, const ncorp_place *place) {
  if (!place->known) {
    ncb_put_none(sink, "place");
    return;
  }
  ncb_open_record(sink, "place");
  ncb_put_str(sink, "name", place->text);
  ncb_put_str(sink, "entity_id", place->entity);
  ncb_put_str(sink, "country", place->country);
  put_location(sink, place->located, place->lat, place->lon);
  ncb_close(sink);
}

static void put_differences(ncb_sink *sink, const ncorp_difference *items, uint32_t count) {
  ncb_open_list(sink, "differences", count);
  for (uint32_t i = 0; i < count; i++) {
    ncb_open_record(sink, NULL);
    ncb_put_str(sink, "field", items[i].field);
    ncb_open_list(sink, "values", items[i].value_count);
    for (uint32_t j = 0; j < items[i].value_count; j++) {
      const ncorp_difference_value *value = &items[i].values[j];
      ncb_open_record(sink, NULL);
      ncb_put_str(sink, "value", value->value);
      put_strs(sink, "article_ids", value->articles, value->article_count);
      ncb_put_flag(sink, "latest", value->latest);
      ncb_put_flag(sink, "specific", value->specific);
      ncb_close(sink);
    }
    ncb_close(sink);
    ncb_close(sink);
  }
  ncb_close(sink);
}

void ncb_put_event(ncb_sink *sink, const ncorp_corpus *corpus, size_t index) {
  const ncorp_event *event = ncorp_corpus_event(corpus, index);
  if (!event) {
    ncb_put_none(sink, NULL);
    return;
  }
  ncb_open_record(sink, NULL);
  ncb_put_str(sink, "id", event->id);
  ncb_put_str(sink, "type", ncorp_event_type_of(event));
  ncb_put_integer(sink, "quad_code", event->quad_code);
  put_strs(sink, "modes", event->modes, event->mode_count);
  put_strs(sink, "contexts", event->contexts, event->context_count);
  ncb_put_str(sink, "cameo", event->cameo);
  ncb_put_str(sink, "date", event->date);
  ncb_put_str(sink, "enddate", event->enddate);
  ncb_put_str(sink, "date_precision", event->date_precision);
  put_participants(sink, "actors", event->actors, event->actor_count);
  put_participants(sink, "recipients", event->recipients, event->recipient_count);
  put_place(sink, &event->place);
  put_name(sink, "status", ncorp_event_status_name(event->status));
  ncb_put_str(sink, "duration", event->duration);
  put_size(sink, &event->size);
  ncb_open_list(sink, "reports", event->report_count);
  for (uint32_t i = 0; i < event->report_count; i++) {
    ncb_open_record(sink, NULL);
    ncb_put_str(sink, "article_id", event->reports[i].article);
    ncb_put_index(sink, "event_index", event->reports[i].event);
    ncb_close(sink);
  }
  ncb_close(sink);
  put_differences(sink, event->differences, event->difference_count);
  ncb_put_real(sink, "confidence", ncorp_decimal_double(event->confidence));
  ncb_close(sink);
}

void ncb_put_story(ncb_sink *sink, const ncorp_corpus *corpus, size_t index) {
  const ncorp_story *story = ncorp_corpus_story(corpus, index);
  if (!story) {
    ncb_put_none(sink, NULL);
    return;
  }
  ncb_open_record(sink, NULL);
  ncb_put_str(sink, "id", story->id);
  ncb_put_str(sink, "title", story->title);
  put_strs(sink, "article_ids", story->articles, story->article_count);
  ncb_put_str(sink, "first", story->first);
  ncb_put_str(sink, "last", story->last);
  ncb_close(sink);
}

void ncb_put_diagnostic(ncb_sink *sink, const ncorp_diagnostic *diagnostic) {
  static const char *const severities[] = { "note", "warning", "error" };
  if (!diagnostic) {
    ncb_put_none(sink, NULL);
    return;
  }
  ncb_open_record(sink, NULL);
  ncb_put_integer(sink, "number", diagnostic->number);
  put_name(sink, "severity", (unsigned)diagnostic->severity < 3 ? severities[diagnostic->severity] : NULL);
  ncb_put_str(sink, "source", diagnostic->source);
  ncb_put_integer(sink, "record", (int64_t)diagnostic->record);
  ncb_put_integer(sink, "offset", (int64_t)diagnostic->offset);
  ncb_put_integer(sink, "line", (int64_t)diagnostic->line);
  ncb_put_integer(sink, "column", (int64_t)diagnostic->column);
  ncb_put_str(sink, "message", diagnostic->message);
  ncb_close(sink);
}

void ncb_put_pattern_counts(ncb_sink *sink, const ncorp_patterns *patterns) {
  ncorp_pattern_counts counts = ncorp_patterns_count(patterns);
  ncb_open_record(sink, NULL);
  ncb_put_integer(sink, "files", (int64_t)counts.files);
  ncb_put_integer(sink, "patterns", (int64_t)counts.patterns);
  ncb_put_integer(sink, "idioms", (int64_t)counts.idioms);
  ncb_put_integer(sink, "words", (int64_t)counts.words);
  ncb_close(sink);
}

void ncb_put_dictionary_counts(ncb_sink *sink, const ncorp_dictionary *dictionary) {
  ncorp_dictionary_counts counts = ncorp_dictionary_count(dictionary);
  ncb_open_record(sink, NULL);
  ncb_put_integer(sink, "files", (int64_t)counts.files);
  ncb_put_integer(sink, "actors", (int64_t)counts.actors);
  ncb_put_integer(sink, "agents", (int64_t)counts.agents);
  ncb_put_integer(sink, "verbs", (int64_t)counts.verbs);
  ncb_put_integer(sink, "patterns", (int64_t)counts.patterns);
  ncb_put_integer(sink, "discards", (int64_t)counts.discards);
  ncb_put_integer(sink, "issues", (int64_t)counts.issues);
  ncb_close(sink);
}

ncorp_status ncb_name_keys(ncb_sink *sink, const ncorp_name *name, ncorp_error *error) {
  uint64_t keys[NCORP_NAME_KEYS_MAX];
  uint32_t count;
  ncorp_status status = ncorp_name_keys(name, keys, &count, error);
  ncb_open_list(sink, NULL, count);
  for (uint32_t i = 0; i < count; i++)
    ncb_put_integer(sink, NULL, (int64_t)keys[i]);
  ncb_close(sink);
  return status;
}

ncorp_status ncb_compare_names(ncb_sink *sink, const ncorp_name *a, const ncorp_name *b, ncorp_error *error) {
  ncorp_name_match match;
  ncorp_status status = ncorp_name_compare(a, b, &match, error);
  ncb_open_record(sink, NULL);
  put_decimal(sink, "score", (ncorp_decimal){ match.score, -3 });
  put_name(sink, "verdict", ncorp_name_verdict_name(match.verdict));
  ncb_open_list(sink, "reasons", match.reason_count);
  for (uint32_t i = 0; i < match.reason_count; i++) {
    ncb_open_record(sink, NULL);
    put_name(sink, "id", match.reasons[i]);
    put_decimal(sink, "weight", (ncorp_decimal){ match.weights[i], -3 });
    ncb_close(sink);
  }
  ncb_close(sink);
  ncb_close(sink);
  return status;
}
