/* The model file: what the writer makes opens and is the same each time; whatever else is put there is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/hash.h"
#include "base/str.h"
#include "language/language.h"
#include "newscorpus-train/model_write.h"

static const uint32_t NUMBERS[] = { 1, 2, 3, 5, 8, 13, 21 };

/* A model at an address that suits, in a block of just its size behind it, so that sanitizers see a read past the end. */
typedef struct sample {
  uint8_t *bytes;
  size_t size;
} sample;

static sample place(const void *bytes, size_t size)
{
  sample s = { NULL, size };
  assert_int_equal(posix_memalign((void **)&s.bytes, NCI_MODEL_ALIGNMENT, size ? size : 1), 0);
  if (size) memcpy(s.bytes, bytes, size);
  return s;
}

static sample make(const char *language)
{
  static const ncorp_str labels[] = { { "NOUN", 4 }, { "", 0 }, { "caf\xc3\xa9", 5 } };
  model_writer w;
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  model_writer_init(&w, ncorp_allocator_default(), language);
  model_writer_add(&w, "about", "{\"name\":\"a test\"}", 17);
  model_writer_add(&w, "empty", NULL, 0);
  model_writer_add(&w, "numbers8", NUMBERS, sizeof NUMBERS);
  model_writer_add_labels(&w, "tags", labels, 3);
  assert_int_equal(model_writer_finish(&w, &b, NULL), NCORP_OK);
  sample s = place(b.data, b.size);
  model_writer_done(&w);
  nci_buffer_done(&b);
  return s;
}

static void what_was_written_is_found(void **state)
{
  (void)state;
  sample s = make("en-GB");
  nci_language l;
  nci_labels tags;
  ncorp_error error = NCORP_ERROR_INIT;
  if (nci_language_open(&l, s.bytes, s.size, true, &error) != NCORP_OK) fail_msg("%s", error.message);
  assert_true(nci_str_is(l.file.language, "en-GB"));
  assert_true(nci_str_is(l.about, "{\"name\":\"a test\"}"));
  nci_section numbers = nci_model_section(&l.file, "numbers8"), empty = nci_model_section(&l.file, "empty");
  assert_int_equal(numbers.size, sizeof NUMBERS);
  assert_memory_equal(numbers.bytes, NUMBERS, sizeof NUMBERS);
  assert_int_equal((uintptr_t)numbers.bytes % NCI_MODEL_ALIGNMENT, 0);
  assert_non_null(empty.bytes);
  assert_int_equal(empty.size, 0);
  assert_null(nci_model_section(&l.file, "numbers").bytes);
  assert_true(nci_labels_open(&tags, nci_model_section(&l.file, "tags")));
  assert_int_equal(tags.count, 3);
  assert_true(nci_str_is(nci_label(&tags, 0), "NOUN"));
  assert_true(nci_str_is(nci_label(&tags, 1), ""));
  assert_true(nci_str_is(nci_label(&tags, 2), "caf\xc3\xa9"));
  assert_null(nci_label(&tags, 3).data);
  free(s.bytes);
}

static void equal_content_is_equal_bytes(void **state)
{
  (void)state;
  sample a = make("en"), b = make("en");
  assert_int_equal(a.size, b.size);
  assert_memory_equal(a.bytes, b.bytes, a.size);
  free(a.bytes);
  free(b.bytes);
}

static bool opens(const sample *s, bool verify)
{
  nci_language l;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_status status = nci_language_open(&l, s->bytes, s->size, verify, &error);
  assert_true(status == NCORP_OK || (error.status == status && error.message[0] && !l.file.bytes));
  return status == NCORP_OK;
}

static void every_changed_bit_is_seen(void **state)
{
  (void)state;
  sample s = make("en");
  for (size_t i = 0; i < s.size; i++)
    for (int bit = 0; bit < 8; bit++) {
      s.bytes[i] ^= (uint8_t)(1 << bit);
      if (opens(&s, true)) fail_msg("byte %zu, bit %d", i, bit);
      opens(&s, false);
      s.bytes[i] ^= (uint8_t)(1 << bit);
    }
  assert_true(opens(&s, true));
  free(s.bytes);
}

static void every_prefix_and_every_longer_file_is_refused(void **state)
{
  (void)state;
  sample s = make("en");
  for (size_t n = 0; n < s.size; n++) {
    sample cut = place(s.bytes, n);
    assert_false(opens(&cut, true));
    assert_false(opens(&cut, false));
    free(cut.bytes);
  }
  uint8_t *more = calloc(s.size + 64, 1);
  memcpy(more, s.bytes, s.size);
  sample longer = place(more, s.size + 64);
  assert_false(opens(&longer, false));
  free(longer.bytes);
  free(more);
  free(s.bytes);
}

/* Puts the right checksums on whatever the table says, as an attacker would. */
static void sign(sample *s)
{
  nci_model_header *h = (nci_model_header *)s->bytes;
  nci_model_entry *table = (nci_model_entry *)(h + 1);
  for (uint32_t i = 0; i < h->section_count && i < 4; i++)
    if (table[i].offset <= s->size && table[i].size <= s->size - table[i].offset)
      table[i].checksum = nci_hash(s->bytes + table[i].offset, table[i].size, 0);
  h->checksum = nci_hash(&h->version, sizeof *h - 16 + 4 * sizeof *table, 0);
}

static void assert_in_order(const nci_model_file *m)
{
  const uint8_t *at = (const uint8_t *)(m->sections + m->section_count);
  for (uint32_t i = 0; i < m->section_count; i++) {
    char name[NCI_MODEL_NAME_SIZE + 1] = { 0 };
    memcpy(name, m->sections[i].name, NCI_MODEL_NAME_SIZE);
    nci_section s = nci_model_section(m, name);
    assert_true(s.bytes >= at && s.bytes <= m->bytes + m->size && s.size <= (size_t)(m->bytes + m->size - s.bytes));
    at = s.bytes + s.size;
  }
}

/* With right checksums, a changed byte of the table may rename or resize a section, but never lead out of the file. */
static void a_signed_table_is_checked_all_the_same(void **state)
{
  (void)state;
  sample s = make("en");
  for (size_t i = 16; i < sizeof(nci_model_header) + 4 * sizeof(nci_model_entry); i++)
    for (int bit = 0; bit < 8; bit++) {
      sample changed = place(s.bytes, s.size);
      changed.bytes[i] ^= (uint8_t)(1 << bit);
      sign(&changed);
      nci_model_file m;
      if (nci_model_file_open(&m, changed.bytes, changed.size, true, NULL) == NCORP_OK) assert_in_order(&m);
      free(changed.bytes);
    }
  free(s.bytes);
}

typedef struct refusal {
  size_t offset; /* in the file */
  uint64_t value;
  size_t size;   /* of the value */
  ncorp_status status;
} refusal;

static void refusals_say_what_is_wrong(void **state)
{
  (void)state;
  static const refusal refusals[] = {
    { 0, 0x4d434e88, 4, NCORP_ERR_SYNTAX },           /* another magic */
    { 16, 2, 4, NCORP_ERR_UNSUPPORTED },              /* a later version */
    { 20, 65, 4, NCORP_ERR_SYNTAX },                  /* too many sections */
    { 20, UINT32_MAX, 4, NCORP_ERR_SYNTAX },
    { 24, 1u << 30, 8, NCORP_ERR_SYNTAX },            /* another size */
    { 32, 0, 8, NCORP_ERR_SYNTAX },                   /* no language */
    { 64 + 8, 0, 8, NCORP_ERR_SYNTAX },               /* a section over the header */
    { 64 + 8, UINT64_MAX - 63, 8, NCORP_ERR_SYNTAX }, /* sums that wrap around */
    { 64 + 16, UINT64_MAX, 8, NCORP_ERR_SYNTAX },
    { 64 + 16, UINT64_MAX - 255, 8, NCORP_ERR_SYNTAX },
    { 64, 0x7974706d65, 8, NCORP_ERR_SYNTAX },        /* the name of the second section */
  };
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    sample s = make("en");
    nci_model_file m;
    ncorp_error error = NCORP_ERROR_INIT;
    memcpy(s.bytes + refusals[i].offset, &refusals[i].value, refusals[i].size);
    sign(&s);
    ncorp_status status = nci_model_file_open(&m, s.bytes, s.size, true, &error);
    if (status != refusals[i].status) fail_msg("case %zu: %d %s", i, (int)status, error.message);
    free(s.bytes);
  }
  sample s = make("en");
  nci_model_file m;
  uint8_t *room = malloc(s.size + 128), *aligned = room + (-(uintptr_t)room & 63);
  memcpy(aligned + 4, s.bytes, s.size);
  assert_int_equal(nci_model_file_open(&m, aligned + 4, s.size, true, NULL), NCORP_ERR_ARG);
  free(room);
  free(s.bytes);
}

static void arrays_stay_inside_their_section(void **state)
{
  (void)state;
  _Alignas(64) uint8_t bytes[64] = { 0 };
  nci_section s = { bytes, 40 };
  assert_ptr_equal(nci_section_array(s, 0, 10, 4), bytes);
  assert_ptr_equal(nci_section_array(s, 8, 8, 4), bytes + 8);
  assert_ptr_equal(nci_section_array(s, 40, 0, 4), bytes + 40);
  assert_ptr_equal(nci_section_array(s, 4, 3, 12), bytes + 4);
  assert_null(nci_section_array(s, 8, 9, 4));
  assert_null(nci_section_array(s, 2, 1, 4));
  assert_null(nci_section_array(s, 41, 0, 1));
  assert_null(nci_section_array(s, 8, SIZE_MAX / 4 + 2, 4));
  assert_null(nci_section_array(s, SIZE_MAX - 7, 1, 8));
  assert_null(nci_section_array((nci_section){ NULL, 0 }, 0, 0, 4));

  nci_section rest = s;
  assert_ptr_equal(nci_section_take(&rest, 3, 1), bytes);
  assert_ptr_equal(nci_section_take(&rest, 2, 8), bytes + 8);
  assert_ptr_equal(nci_section_take(&rest, 5, 2), bytes + 24);
  assert_null(nci_section_take(&rest, 2, 4));
  assert_ptr_equal(nci_section_take(&rest, 1, 4), bytes + 36);
  assert_int_equal(rest.size, 0);
  assert_null(nci_section_take(&rest, 1, 1));
  assert_null(nci_section_take(&rest, SIZE_MAX, SIZE_MAX));
}

static void string_tables_are_checked(void **state)
{
  (void)state;
  static const struct { uint32_t numbers[5]; size_t count; const char *bytes; size_t size; bool good; } tables[] = {
    { { 0, 0 }, 2, "", 0, true },
    { { 2, 0, 2, 3 }, 4, "abc", 3, true },
    { { 2, 0, 2, 2 }, 4, "abc", 3, false },      /* bytes that belong to no string */
    { { 2, 0, 4, 3 }, 4, "abc", 3, false },      /* falls, and leads outside */
    { { 2, 1, 2, 3 }, 4, "abc", 3, false },      /* does not begin at 0 */
    { { 2, 0, 1, 3 }, 4, "\xc3\xa9z", 3, false }, /* cuts a character */
    { { 2, 0, 2, 3 }, 4, "\xc3\xa9\0", 3, false }, /* holds a NUL */
    { { 4, 0, 2, 3 }, 4, "abc", 3, false },      /* fewer offsets than it says */
    { { UINT32_MAX, 0, 2, 3 }, 4, "abc", 3, false },
    { { 0 }, 1, "", 0, false },
    { { 0 }, 0, "ab", 2, false },
  };
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    uint8_t bytes[64];
    size_t head = tables[i].count * sizeof(uint32_t);
    memcpy(bytes, tables[i].numbers, head);
    memcpy(bytes + head, tables[i].bytes, tables[i].size);
    sample s = place(bytes, head + tables[i].size);
    nci_labels labels;
    if (nci_labels_open(&labels, (nci_section){ s.bytes, s.size }) != tables[i].good) fail_msg("table %zu", i);
    assert_true(tables[i].good || labels.count == 0);
    free(s.bytes);
  }
}

static void the_writer_refuses_what_would_not_open(void **state)
{
  (void)state;
  static const char *const names[][3] = { { "a", "a", "en" }, { "", "b", "en" }, { "ninechars", "b", "en" }, { "a b", "b", "en" },
                                          { "a", "b", "" }, { "a", "b", "sixteen-letters-" } };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    model_writer w;
    nci_buffer b;
    nci_buffer_init(&b, ncorp_allocator_default());
    model_writer_init(&w, ncorp_allocator_default(), names[i][2]);
    model_writer_add(&w, names[i][0], "x", 1);
    model_writer_add(&w, names[i][1], "y", 1);
    assert_true(model_writer_finish(&w, &b, NULL) < 0);
    model_writer_done(&w);
    nci_buffer_done(&b);
  }
}

static void the_built_in_model_is_sound(void **state)
{
  (void)state;
  nci_language fast, checked;
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(nci_language_open_english(&fast, &error), NCORP_OK);
  if (!nci_english_model_size) return;
  assert_true(nci_str_starts(fast.file.language, NCI_STR("en")));
  if (nci_language_open(&checked, nci_english_model, nci_english_model_size, true, &error) < 0) fail_msg("%s", error.message);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_was_written_is_found),
    cmocka_unit_test(equal_content_is_equal_bytes),
    cmocka_unit_test(every_changed_bit_is_seen),
    cmocka_unit_test(every_prefix_and_every_longer_file_is_refused),
    cmocka_unit_test(a_signed_table_is_checked_all_the_same),
    cmocka_unit_test(refusals_say_what_is_wrong),
    cmocka_unit_test(arrays_stay_inside_their_section),
    cmocka_unit_test(string_tables_are_checked),
    cmocka_unit_test(the_writer_refuses_what_would_not_open),
    cmocka_unit_test(the_built_in_model_is_sound),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
