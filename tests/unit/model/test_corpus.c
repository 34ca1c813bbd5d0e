/* The corpus as a value: packing, deriving, holding, joining, finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "model/corpus.h"
#include "model/mention_map.h"

static nci_article_data sample(const char *id)
{
  static const ncorp_str authors[] = { { "Ana Ilic", 8 }, { "Bo Lund", 7 } };
  static const ncorp_mention mentions[] = { { .span = { 0, 3 }, .type = NCORP_PER, .entity = { "a1", 2 } },
                                            { .span = { 4, 6 }, .type = NCORP_LOC, .entity = { "a0", 2 }, .head = NCORP_NO_SPAN, .evidence = NCORP_NO_SPAN,
                                              .stands_for = { "NOR", 3 }, .because = { "same-name", 9 } },
                                            { .span = { 7, 8 }, .type = NCORP_LOC, .entity = { "zz", 2 } },
                                            { .span = { 8, 9 }, .type = NCORP_LOC } };
  static const ncorp_role_fact facts[] = { { .role = { "envoy", 5 }, .of = { "a1", 2 }, .country = { "NOR", 3 }, .sector = { "GOV", 3 },
                                             .former = 1, .span = { 0, 3 }, .because = { "title", 5 } } };
  static const ncorp_article_entity entities[] = { { .id = { "a0", 2 }, .name = { "Y", 1 }, .roles = authors, .role_count = 2,
                                                     .facts = facts, .fact_count = 1 },
                                                   { .id = { "a1", 2 }, .name = { "X", 1 } } };
  static const ncorp_time times[] = { { .type = NCORP_TIME_SET, .value = { "P1D", 3 }, .quant = { "EVERY", 5 }, .freq = { "2X", 2 },
                                        .begin = { "2025", 4 }, .end = { "2026", 4 }, .because = { "set", 3 } } };
  static const ncorp_quantity quantities[] = { { .value = { 5, 0 }, .ranged = 1, .high = { 7, 0 }, .casualty = NCORP_KILLED, .because = { "count", 5 } } };
  static const ncorp_quote quotes[] = { { .speaker = 0, .inside = NCORP_NONE, .because = { "verb-after", 10 } } };
  static const uint32_t actors[] = { 0, 1 };
  static const ncorp_str modes[] = { { "phone", 5 } };
  static const ncorp_count counts[] = { { { "drone", 5 }, { 1, { 620, 0 }, NCORP_BOUND_MORE_THAN } } };
  static const ncorp_event_mention events[] = { { .type = NCORP_CONSULT, .modes = modes, .mode_count = 1, .trigger = { 0, 3 }, .actors = actors,
    .actor_count = 2, .place = NCORP_NONE, .time = NCORP_NONE, .attribution = NCORP_NONE, .size = { .counts = counts, .count_count = 1 },
    .because = { "rule", 4 } } };
  return (nci_article_data){ .id = nci_cstr(id), .title = NCI_STR("T"), .text = NCI_STR("Zoë is in Ålesund."), .authors = authors,
    .author_count = 2, .mentions = mentions, .mention_count = 4, .entities = entities, .entity_count = 2, .events = events, .event_count = 1,
    .times = times, .time_count = 1, .quantities = quantities, .quantity_count = 1, .quotes = quotes, .quote_count = 1 };
}

static ncorp_corpus *make(const char *const *ids, size_t count)
{
  ncorp_corpus *corpus = nci_corpus_new(ncorp_allocator_default());
  for (size_t i = 0; i < count; i++) {
    nci_article_data data = sample(ids[i]);
    assert_int_equal(nci_corpus_add_article(corpus, nci_article_pack(&corpus->allocator, NULL, &data)), NCORP_OK);
  }
  return corpus;
}

static void packing_copies_everything(void **state)
{
  (void)state;
  nci_article_data data = sample("one");
  nci_article_block *block = nci_article_pack(ncorp_allocator_default(), NULL, &data);
  const nci_article_data *d = &block->data;
  assert_true(nci_str_eq(d->id, data.id) && d->id.data != data.id.data && d->id.data[d->id.size] == '\0');
  assert_true(nci_str_eq(d->authors[1], NCI_STR("Bo Lund")) && d->authors != data.authors);
  assert_true(nci_str_eq(d->entities[0].roles[0], NCI_STR("Ana Ilic")) && d->entities[0].roles != data.entities[0].roles);
  assert_int_equal(d->events[0].actors[1], 1);
  assert_true(d->events[0].actors != data.events[0].actors);
  assert_true(nci_str_eq(d->events[0].size.counts[0].unit, NCI_STR("drone")));
  assert_int_equal(d->events[0].size.counts[0].amount.value.digits, 620);
  assert_null(d->outlet.data);
  nci_article_block_unref(block);
}

static bool copied(const ncorp_str *copy, ncorp_str from) { return nci_str_eq(*copy, from) && copy->data != from.data; }

static void packing_copies_rules_and_facts(void **state)
{
  (void)state;
  nci_article_data data = sample("one");
  nci_article_block *block = nci_article_pack(ncorp_allocator_default(), NULL, &data);
  const ncorp_time *time = block->data.times;
  assert_true(copied(&time->value, data.times->value) && copied(&time->quant, data.times->quant) && copied(&time->freq, data.times->freq));
  assert_true(copied(&time->begin, data.times->begin) && copied(&time->end, data.times->end) && copied(&time->because, data.times->because));
  assert_true(copied(&block->data.quantities->because, data.quantities->because));
  assert_int_equal(block->data.quantities->high.digits, 7);
  assert_true(copied(&block->data.quotes->because, data.quotes->because) && block->data.quotes->inside == NCORP_NONE);
  const ncorp_mention *mention = &block->data.mentions[1];
  assert_true(copied(&mention->stands_for, data.mentions[1].stands_for) && copied(&mention->because, data.mentions[1].because));
  assert_int_equal(mention->head.start, mention->span.start); /* one without a head is its own */
  assert_int_equal(mention->head.end, mention->span.end);
  const ncorp_role_fact *fact = block->data.entities[0].facts, *from = data.entities[0].facts;
  assert_true(copied(&fact->role, from->role) && copied(&fact->of, from->of) && copied(&fact->country, from->country));
  assert_true(copied(&fact->sector, from->sector) && copied(&fact->because, from->because) && fact->former == 1);
  nci_article_block_unref(block);
}

static void a_derived_block_shares_what_it_did_not_change(void **state)
{
  (void)state;
  nci_article_data data = sample("one");
  nci_article_block *base = nci_article_pack(ncorp_allocator_default(), NULL, &data);
  nci_article_data changed = base->data;
  changed.story = NCI_STR("S1");
  nci_article_block *derived = nci_article_pack(ncorp_allocator_default(), base, &changed);
  assert_true(derived->data.text.data == base->data.text.data);
  assert_true(derived->data.mentions == base->data.mentions);
  assert_true(derived->size < base->size);
  assert_true(nci_str_eq(derived->data.story, NCI_STR("S1")));
  nci_article_block_unref(base); /* the derived one keeps it alive */
  assert_true(nci_str_eq(derived->data.text, NCI_STR("Zoë is in Ålesund.")));
  assert_int_equal(nci_offsets_codepoint(&derived->offsets, 5), 4);
  nci_article_block_unref(derived);
}

static void a_hold_outlives_the_corpus(void **state)
{
  (void)state;
  static const char *const ids[] = { "one", "two" };
  ncorp_corpus *corpus = make(ids, 2);
  assert_int_equal(nci_corpus_seal(corpus, NULL), NCORP_OK);
  const ncorp_article *held = ncorp_article_hold(ncorp_corpus_article(corpus, 1));
  ncorp_corpus_unref(corpus);
  assert_true(nci_str_eq(ncorp_article_id(held), NCI_STR("two")));
  assert_true(nci_str_eq(ncorp_article_span_text(held, ncorp_article_mention(held, 0)->span), NCI_STR("Zo\xc3")));
  ncorp_article_release(held);
}

static void offsets_count_code_points(void **state)
{
  (void)state;
  static const char *const ids[] = { "one" };
  ncorp_corpus *corpus = make(ids, 1);
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  uint32_t starts[4], ends[4];
  assert_int_equal(ncorp_article_codepoint(a, 4), 3); /* behind the e with its dots */
  assert_int_equal(ncorp_article_codepoint(a, 3), 2); /* inside it */
  assert_int_equal(ncorp_article_byte(a, 3), 4);
  assert_int_equal(ncorp_article_spans(a, NCORP_LAYER_MENTIONS, 1, starts, ends, 2), 4);
  assert_int_equal(starts[1], 3);
  assert_int_equal(ends[1], 5);
  assert_int_equal(ncorp_article_spans(a, (ncorp_layer)99, 1, starts, ends, 4), 0);
  ncorp_corpus_unref(corpus);
}

static void joining_keeps_order_and_refuses_twins(void **state)
{
  (void)state;
  static const char *const first[] = { "b", "a" }, *const second[] = { "c" }, *const twin[] = { "a" };
  ncorp_corpus *parts[3] = { make(first, 2), make(second, 1), make(twin, 1) }, *joined;
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(ncorp_corpus_concat(parts, 2, NULL, &joined, &error), NCORP_OK);
  assert_int_equal(ncorp_corpus_article_count(joined), 3);
  assert_int_equal(ncorp_corpus_find_article(joined, "c", 1), 2);
  assert_int_equal(ncorp_corpus_find_article(joined, "a", (size_t)-1), 1);
  assert_true(ncorp_corpus_find_article(joined, "d", 1) == SIZE_MAX);
  ncorp_corpus_unref(joined);
  assert_int_equal(ncorp_corpus_concat(parts, 3, NULL, &joined, &error), NCORP_ERR_ARG);
  assert_null(joined);
  assert_non_null(strstr(error.message, "\"a\""));
  for (int i = 0; i < 3; i++) ncorp_corpus_unref(parts[i]);
}

static void names_find_the_entity_with_most_mentions(void **state)
{
  (void)state;
  ncorp_entity_name lund[] = { { { "Lund", 4 }, 1, NULL, 0 } };
  ncorp_entity few = { .id = { "E0", 2 }, .name = { "Lund", 4 }, .names = lund, .name_count = 1, .mentions = 2 };
  ncorp_entity many = { .id = { "E1", 2 }, .name = { "Bo Lund", 7 }, .names = lund, .name_count = 1, .mentions = 9 };
  ncorp_corpus *corpus = nci_corpus_new(ncorp_allocator_default());
  assert_int_equal(nci_corpus_add_entity(corpus, &few, NCI_NO_STR), NCORP_OK);
  assert_int_equal(nci_corpus_add_entity(corpus, &many, NCI_NO_STR), NCORP_OK);
  assert_int_equal(nci_corpus_seal(corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_find_name(corpus, "Lund", 4), 1);
  assert_int_equal(ncorp_corpus_find_name(corpus, "Bo Lund", 7), 1);
  assert_true(ncorp_corpus_find_name(corpus, "lund", 4) == SIZE_MAX);
  assert_int_equal(ncorp_corpus_find_entity(corpus, "E0", 2), 0);
  assert_int_equal(ncorp_corpus_linked(corpus), 1);
  ncorp_corpus_unref(corpus);
}

static void mentions_map_to_their_entities(void **state)
{
  (void)state;
  nci_article_data data = sample("one");
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  const uint32_t *map = nci_map_mentions(&arena, &data);
  assert_int_equal(map[0], 1);
  assert_int_equal(map[1], 0);
  assert_int_equal(map[2], UINT32_MAX);
  assert_int_equal(map[3], UINT32_MAX);
  nci_arena_done(&arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(packing_copies_everything),
    cmocka_unit_test(packing_copies_rules_and_facts),
    cmocka_unit_test(a_derived_block_shares_what_it_did_not_change),
    cmocka_unit_test(a_hold_outlives_the_corpus),
    cmocka_unit_test(offsets_count_code_points),
    cmocka_unit_test(joining_keeps_order_and_refuses_twins),
    cmocka_unit_test(names_find_the_entity_with_most_mentions),
    cmocka_unit_test(mentions_map_to_their_entities),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
